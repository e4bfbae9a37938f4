package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.ConfigurationException;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.dpop.DpopMode;
import io.github.auth0guard.dpop.DpopPolicy;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InvalidDpopProofException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.error.ReplayStoreUnavailableException;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.test.MutableClock;
import io.github.auth0guard.test.TestDpopKey;
import io.github.auth0guard.test.TestDpopProof;
import io.github.auth0guard.test.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9449 §4.3, rule by rule, and §11.1. */
class DpopProofTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final String URL = "https://api.example.com/messages";
    private static final TestDpopKey KEY = TestDpopKey.create();
    private static final TestDpopKey OTHER_KEY = TestDpopKey.create();

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private final MutableClock clock = MutableClock.at(NOW);
    private final String token = ISSUER.token()
            .boundTo(KEY)
            .issuedAt(NOW)
            .expiresIn(Duration.ofHours(1))
            .sign();

    @Test
    void aGoodProofLetsABoundTokenPass() {
        AccessToken verified = accepting("ES256").authenticate(request(proof()));
        assertThat(verified.confirmation().orElseThrow().jkt()).contains(KEY.thumbprint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "EdDSA"})
    void everyAlgorithmCanBeSwitchedOn(String algorithm) {
        TestDpopKey key = TestDpopKey.create(algorithm);
        String bound = ISSUER.token()
                .boundTo(key)
                .issuedAt(NOW)
                .expiresIn(Duration.ofHours(1))
                .sign();
        String proof = key.proof("GET", URL, clock).forToken(bound).sign();
        TestRequest request = TestRequest.get(URL).dpop(bound, proof);
        assertThat(accepting(algorithm).authenticate(request)).isNotNull();
        if (!algorithm.equals("ES256")) {
            assertRefused(accepting("ES256"), request, Reason.DPOP_ALGORITHM_NOT_ALLOWED);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("violations")
    void aProofThatBreaksARuleIsRefused(String rule, UnaryOperator<TestDpopProof> defect, Reason reason) {
        assertRefused(accepting("ES256"), request(defect.apply(proof())), reason);
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                violation("(3) no jti", proof -> proof.without("jti"), Reason.DPOP_CLAIM_MISSING),
                violation("(3) no htm", proof -> proof.without("htm"), Reason.DPOP_CLAIM_MISSING),
                violation("(3) no htu", proof -> proof.without("htu"), Reason.DPOP_CLAIM_MISSING),
                violation("(3) no iat", proof -> proof.without("iat"), Reason.DPOP_CLAIM_MISSING),
                violation("(3) no ath", proof -> proof.without("ath"), Reason.DPOP_CLAIM_MISSING),
                violation("jti null", proof -> proof.claim("jti", null), Reason.DPOP_BAD_CLAIM),
                violation("jti a number", proof -> proof.claim("jti", 1), Reason.DPOP_BAD_CLAIM),
                violation("jti empty", proof -> proof.claim("jti", ""), Reason.DPOP_BAD_CLAIM),
                violation("jti too long", proof -> proof.claim("jti", "x".repeat(257)), Reason.DPOP_BAD_CLAIM),
                violation("iat a string", proof -> proof.claim("iat", "1893456000"), Reason.DPOP_BAD_CLAIM),
                violation("htm a list", proof -> proof.claim("htm", List.of("GET")), Reason.DPOP_BAD_CLAIM),
                violation("nonce a number", proof -> proof.claim("nonce", 1), Reason.DPOP_BAD_CLAIM),
                violation("(4) no typ", proof -> proof.withoutHeader("typ"), Reason.DPOP_WRONG_TYPE),
                violation("(4) typ JWT", proof -> proof.header("typ", "JWT"), Reason.DPOP_WRONG_TYPE),
                violation("(4) typ at+jwt", proof -> proof.header("typ", "at+jwt"), Reason.DPOP_WRONG_TYPE),
                violation("(4) typ in capitals", proof -> proof.header("typ", "DPoP+jwt"), Reason.DPOP_WRONG_TYPE),
                violation("(5) alg none", proof -> proof.header("alg", "none"), Reason.DPOP_ALGORITHM_NOT_ALLOWED),
                violation("(5) alg HS256", proof -> proof.header("alg", "HS256"), Reason.DPOP_ALGORITHM_NOT_ALLOWED),
                violation("(5) alg es256", proof -> proof.header("alg", "es256"), Reason.DPOP_ALGORITHM_NOT_ALLOWED),
                violation(
                        "(5) alg not listed", proof -> proof.header("alg", "RS256"), Reason.DPOP_ALGORITHM_NOT_ALLOWED),
                violation("no alg", proof -> proof.withoutHeader("alg"), Reason.DPOP_PROOF_MALFORMED),
                violation("crit", proof -> proof.header("crit", List.of("exp")), Reason.DPOP_PROOF_MALFORMED),
                violation("no jwk", proof -> proof.withoutHeader("jwk"), Reason.DPOP_KEY_MISSING),
                violation("jwk a string", proof -> proof.header("jwk", "key"), Reason.DPOP_PROOF_MALFORMED),
                violation("(7) private key", proof -> proof.header("jwk", plus("d", "AA")), Reason.DPOP_KEY_PRIVATE),
                violation("(7) d is null", proof -> proof.header("jwk", plus("d", null)), Reason.DPOP_KEY_PRIVATE),
                violation("(7) RSA primes", proof -> proof.header("jwk", plus("p", "AA")), Reason.DPOP_KEY_PRIVATE),
                violation(
                        "(7) symmetric key",
                        proof -> proof.header("jwk", Map.of("kty", "oct", "k", "AA")),
                        Reason.DPOP_KEY_PRIVATE),
                violation("unknown kty", proof -> proof.header("jwk", Map.of("kty", "XY")), Reason.DPOP_KEY_UNUSABLE),
                violation(
                        "half a key",
                        proof -> proof.header("jwk", Map.of("kty", "EC", "crv", "P-256")),
                        Reason.DPOP_KEY_UNUSABLE),
                violation(
                        "key for encryption",
                        proof -> proof.header("jwk", plus("use", "enc")),
                        Reason.DPOP_KEY_UNUSABLE),
                violation(
                        "key for another alg",
                        proof -> proof.header("jwk", plus("alg", "ES384")),
                        Reason.DPOP_KEY_UNUSABLE),
                violation("(7.1) another key", proof -> proof.header("jwk", OTHER_KEY.jwk()), Reason.DPOP_KEY_MISMATCH),
                violation("(8) htm POST", proof -> proof.claim("htm", "POST"), Reason.DPOP_METHOD_MISMATCH),
                violation("(8) htm get", proof -> proof.claim("htm", "get"), Reason.DPOP_METHOD_MISMATCH),
                violation("(9) other path", proof -> proof.claim("htu", URL + "/1"), Reason.DPOP_URL_MISMATCH),
                violation("(9) no URL", proof -> proof.claim("htu", "/messages"), Reason.DPOP_URL_MISMATCH),
                violation("(9) garbage", proof -> proof.claim("htu", "https://%"), Reason.DPOP_URL_MISMATCH),
                violation("(11) too old", proof -> proof.claim("iat", at(-61)), Reason.DPOP_STALE),
                violation("(11) in the future", proof -> proof.claim("iat", at(6)), Reason.DPOP_FROM_FUTURE),
                violation("(11) before all time", proof -> proof.claim("iat", Long.MIN_VALUE / 10), Reason.DPOP_STALE),
                violation(
                        "(11) milliseconds", proof -> proof.claim("iat", NOW.toEpochMilli()), Reason.DPOP_FROM_FUTURE),
                violation("(12) other token", proof -> proof.forToken("other"), Reason.DPOP_TOKEN_MISMATCH),
                violation("(12) ath empty", proof -> proof.claim("ath", ""), Reason.DPOP_TOKEN_MISMATCH));
    }

    private static Arguments violation(String rule, UnaryOperator<TestDpopProof> defect, Reason reason) {
        return arguments(rule, defect, reason);
    }

    private static Map<String, Object> plus(String name, Object value) {
        Map<String, Object> jwk = new HashMap<>(KEY.jwk());
        jwk.put(name, value);
        return jwk;
    }

    private static long at(int seconds) {
        return NOW.getEpochSecond() + seconds;
    }

    @Test
    void rule1NoProofAtAll() {
        assertRefused(
                accepting("ES256"),
                TestRequest.get(URL).header("Authorization", "DPoP " + token),
                Reason.DPOP_PROOF_MISSING);
    }

    @Test
    void rule1TwoFieldsEvenIfBothAreGood() {
        assertRefused(accepting("ES256"), request(proof()).header("DPoP", proof().sign()), Reason.DPOP_PROOF_REPEATED);
    }

    @Test
    void rule1TwoProofsInOneField() {
        TestRequest joined = TestRequest.get(URL).dpop(token, proof().sign() + ", " + proof().sign());
        assertRefused(accepting("ES256"), joined, Reason.DPOP_PROOF_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "a.b", "....", "e30.e30.e30", "\u00e9.\u00e9.\u00e9", "bnVsbA.e30.AA"})
    void rule2WhatIsNoJwt(String proof) {
        assertRefused(accepting("ES256"), TestRequest.get(URL).dpop(token, proof), Reason.DPOP_PROOF_MALFORMED);
    }

    @Test
    void rule2MoreThanAnyRealProof() {
        TestRequest large = request(proof().claim("filler", "x".repeat(8_000)));
        assertRefused(accepting("ES256"), large, Reason.DPOP_PROOF_TOO_LARGE);
    }

    @Test
    void rule2PaddingAndTrailingBitsAreNoOtherSpellings() {
        String good = proof().sign();
        assertRefused(accepting("ES256"), TestRequest.get(URL).dpop(token, good + "=="), Reason.DPOP_PROOF_MALFORMED);
    }

    @Test
    void rule6ASignatureByAnotherKey() {
        String mine = proof().sign();
        String theirs = OTHER_KEY.proof("GET", URL, clock).forToken(token).sign();
        String mixed = mine.substring(0, mine.lastIndexOf('.')) + theirs.substring(theirs.lastIndexOf('.'));
        assertRefused(accepting("ES256"), TestRequest.get(URL).dpop(token, mixed), Reason.DPOP_BAD_SIGNATURE);
    }

    @Test
    void rule6AnAllZeroSignature() {
        String mine = proof().sign();
        String zeros = mine.substring(0, mine.lastIndexOf('.') + 1) + "A".repeat(86);
        assertRefused(accepting("ES256"), TestRequest.get(URL).dpop(token, zeros), Reason.DPOP_BAD_SIGNATURE);
    }

    @Test
    void anotherClientsGoodProofDoesNotHelpAThief() {
        String stolen = OTHER_KEY.proof("GET", URL, clock).forToken(token).sign();
        assertRefused(accepting("ES256"), TestRequest.get(URL).dpop(token, stolen), Reason.DPOP_KEY_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com/messages, HTTPS://API.example.com:443/messages",
        "https://api.example.com/messages, https://api.example.com/messages?page=2",
        "https://api.example.com/messages, https://api.example.com/messages#top",
        "https://api.example.com/messages?page=2, https://api.example.com/messages",
        "https://api.example.com/a%7eb%2fc, https://api.example.com/a~b%2Fc",
        "https://api.example.com/a/b, https://api.example.com/a/./x/../b",
        "https://api.example.com/, https://api.example.com",
        "http://localhost:80/x, http://LOCALHOST/x",
        "https://my_service:8443/x, https://my_service:8443/x",
        "https://[::1]:443/x, https://[::1]/x",
        "https://api.example.com/%61%7A%41%5a%30%39%2d%2e%5f%7e, https://api.example.com/azAZ09-._~",
        "https://api.example.com/../a, https://api.example.com/a",
        "https://api.example.com/a/b/.., https://api.example.com/a/",
        "https://api.example.com/a/., https://api.example.com/a/",
        "https://api.example.com/a/.., https://api.example.com/",
        "https://api.example.com/.., https://api.example.com",
    })
    void rule9SpellingsOfOneUrlAreEqual(String requested, String signed) {
        TestDpopProof proof = KEY.proof("GET", signed, clock).forToken(token);
        assertThat(accepting("ES256").authenticate(TestRequest.get(requested).dpop(token, proof.sign())))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com/messages, http://api.example.com/messages",
        "https://api.example.com/messages, https://api.example.com:8443/messages",
        "https://api.example.com/messages, https://api.example.com.evil.com/messages",
        "https://api.example.com/messages, https://evil.com@api.example.com/messages",
        "https://api.example.com/messages, https://api.example.com/messages/",
        "https://api.example.com/messages, https://api.example.com/Messages",
        "https://api.example.com/messages, https://api.example.com//messages",
        "https://api.example.com/a%2Fb, https://api.example.com/a/b",
        "https://api.example.com/a%40, https://api.example.com/a@",
        "https://api.example.com/a%3A, https://api.example.com/a:",
        "https://api.example.com/a/.., https://api.example.com/a",
        "https://api.example.com/a/b/.., https://api.example.com/a",
        "https://api.example.com/.../a, https://api.example.com/a",
        "https://api.example.com/a%25, https://api.example.com/a%2525",
        "https://api.example.com/messages, https://api.example.com/messages%00",
        "https://api.example.com/messages, https:api.example.com/messages",
        "https://api.example.com/messages, ftp://api.example.com/messages",
        "https://api.example.com/{id}, https://api.example.com/{id}",
    })
    void rule9OtherUrlsAreNot(String requested, String signed) {
        TestDpopProof proof = KEY.proof("GET", signed, clock).forToken(token);
        assertRefused(
                accepting("ES256"), TestRequest.get(requested).dpop(token, proof.sign()), Reason.DPOP_URL_MISMATCH);
    }

    @Test
    void rule11TheWindowIncludesItsEnds() {
        assertThat(accepting("ES256").authenticate(request(proof().claim("iat", at(-60)))))
                .isNotNull();
        assertThat(accepting("ES256").authenticate(request(proof().claim("iat", at(5)))))
                .isNotNull();
    }

    @Test
    void theLongestIdIsLongEnoughForAnybody() {
        assertThat(accepting("ES256").authenticate(request(proof().claim("jti", "x".repeat(256)))))
                .isNotNull();
    }

    @Test
    void rule11TheWindowIsBoundedItself() {
        for (Duration allowed : List.of(Duration.ofSeconds(1), Duration.ofMinutes(5))) {
            DpopPolicy policy = DpopPolicy.builder(DpopMode.ALLOWED)
                    .maxAge(allowed)
                    .clockSkew(allowed)
                    .build();
            assertThat(policy).isNotNull();
        }
        for (Duration wrong :
                List.of(Duration.ofMillis(999), Duration.ofMinutes(5).plusMillis(1))) {
            assertThatThrownBy(() ->
                            DpopPolicy.builder(DpopMode.ALLOWED).maxAge(wrong).build())
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("DPoP maxAge " + wrong);
        }
        for (Duration wrong :
                List.of(Duration.ofMillis(-1), Duration.ofMinutes(5).plusMillis(1))) {
            assertThatThrownBy(() -> DpopPolicy.builder(DpopMode.ALLOWED)
                            .clockSkew(wrong)
                            .build())
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("DPoP clockSkew " + wrong);
        }
    }

    @Test
    void rule11TheWindowCanBeSet() {
        RequestAuthenticator strict = authenticator(DpopPolicy.builder(DpopMode.ALLOWED)
                .maxAge(Duration.ofSeconds(10))
                .clockSkew(Duration.ZERO)
                .clock(clock)
                .build());
        assertRefused(strict, request(proof().claim("iat", at(-11))), Reason.DPOP_STALE);
        assertRefused(strict, request(proof().claim("iat", at(1))), Reason.DPOP_FROM_FUTURE);
    }

    @Test
    void aProofIsGoodForOneRequest() {
        RequestAuthenticator authenticator = accepting("ES256");
        TestRequest request = request(proof());
        authenticator.authenticate(request);
        assertRefused(authenticator, request, Reason.DPOP_REPLAYED);
        clock.advance(Duration.ofSeconds(60));
        assertRefused(authenticator, request, Reason.DPOP_REPLAYED);
        clock.advance(Duration.ofSeconds(1));
        assertRefused(authenticator, request, Reason.DPOP_STALE);
    }

    @Test
    void aProofFromAFastClockIsRememberedUntilItIsTooOld() {
        RequestAuthenticator authenticator = accepting("ES256");
        TestRequest request = request(proof().claim("iat", at(5)));
        authenticator.authenticate(request);
        clock.advance(Duration.ofSeconds(64));
        assertRefused(authenticator, request, Reason.DPOP_REPLAYED);
    }

    @Test
    void theSameIdInAFreshProofIsAReplayToo() {
        RequestAuthenticator authenticator = accepting("ES256");
        authenticator.authenticate(request(proof().claim("jti", "one")));
        clock.advance(Duration.ofSeconds(3));
        assertRefused(authenticator, request(proof().claim("jti", "one")), Reason.DPOP_REPLAYED);
    }

    @Test
    void theSameIdByAnotherKeyIsNone() {
        RequestAuthenticator authenticator = accepting("ES256");
        authenticator.authenticate(request(proof().claim("jti", "one")));
        String theirs = ISSUER.token()
                .boundTo(OTHER_KEY)
                .issuedAt(NOW)
                .expiresIn(Duration.ofHours(1))
                .sign();
        String proof = OTHER_KEY
                .proof("GET", URL, clock)
                .forToken(theirs)
                .claim("jti", "one")
                .sign();
        assertThat(authenticator.authenticate(TestRequest.get(URL).dpop(theirs, proof)))
                .isNotNull();
    }

    @Test
    void onlyProofsThatAreGoodOtherwiseAreRemembered() {
        AtomicInteger recorded = new AtomicInteger();
        RequestAuthenticator authenticator = authenticator(DpopPolicy.builder(DpopMode.ALLOWED)
                .replayStore((key, proof, until) -> recorded.incrementAndGet() > 0)
                .clock(clock)
                .build());
        assertRefused(authenticator, request(proof().claim("htm", "POST")), Reason.DPOP_METHOD_MISMATCH);
        authenticator.authenticate(request(proof()));
        assertThat(recorded).hasValue(1);
    }

    @Test
    void whatTheStoreGetsHasAFixedLengthAndOutlivesTheProof() {
        String jti = UUID.randomUUID() + " \" \\ \u00e9 " + "x".repeat(150);
        RequestAuthenticator authenticator = authenticator(DpopPolicy.builder(DpopMode.ALLOWED)
                .replayStore((key, proof, until) -> {
                    assertThat(key).isEqualTo(KEY.thumbprint());
                    assertThat(proof).matches("[A-Za-z0-9_-]{43}");
                    assertThat(until).isBetween(NOW.plusSeconds(61), NOW.plusSeconds(71));
                    return true;
                })
                .clock(clock)
                .build());
        assertThat(authenticator.authenticate(request(proof().claim("jti", jti))))
                .isNotNull();
    }

    @Test
    void aStoreThatIsDownLetsNothingPass() {
        RequestAuthenticator authenticator = authenticator(DpopPolicy.builder(DpopMode.ALLOWED)
                .replayStore((key, proof, until) -> {
                    throw new IllegalStateException("connection refused");
                })
                .clock(clock)
                .build());
        AuthException refusal =
                catchThrowableOfType(AuthException.class, () -> authenticator.authenticate(request(proof())));
        assertThat(refusal).isInstanceOf(ReplayStoreUnavailableException.class);
        assertThat(refusal.reason()).isEqualTo(Reason.REPLAY_STORE_UNAVAILABLE);
        assertThat(authenticator.refuse(refusal, request(proof())).status()).isEqualTo(503);
    }

    @Test
    void aProofThatGrewTooOldWhileTheStoreWasAskedIsRefused() {
        RequestAuthenticator authenticator = authenticator(DpopPolicy.builder(DpopMode.ALLOWED)
                .replayStore((key, proof, until) -> {
                    clock.advance(Duration.ofSeconds(61));
                    return true;
                })
                .clock(clock)
                .build());
        assertRefused(authenticator, request(proof()), Reason.DPOP_STALE);
    }

    private TestDpopProof proof() {
        return KEY.proof("GET", URL, clock).forToken(token);
    }

    private TestRequest request(TestDpopProof proof) {
        return TestRequest.get(URL).dpop(token, proof.sign());
    }

    private RequestAuthenticator accepting(String algorithm) {
        return authenticator(DpopPolicy.builder(DpopMode.ALLOWED)
                .algorithms(algorithm)
                .clock(clock)
                .build());
    }

    private RequestAuthenticator authenticator(DpopPolicy policy) {
        TokenVerifier verifier = ISSUER.offlineVerifier(settings -> settings.clock(clock));
        return RequestAuthenticator.builder(verifier).dpop(policy).build();
    }

    private static void assertRefused(RequestAuthenticator authenticator, TestRequest request, Reason reason) {
        AuthException refusal = catchThrowableOfType(AuthException.class, () -> authenticator.authenticate(request));
        assertThat(refusal).isInstanceOf(InvalidDpopProofException.class);
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(authenticator.refuse(refusal, request).status()).isEqualTo(401);
    }
}
