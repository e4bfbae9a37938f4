package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.dpop.DpopMode;
import io.github.auth0guard.dpop.DpopNonces;
import io.github.auth0guard.dpop.DpopPolicy;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.DpopNonceRequiredException;
import io.github.auth0guard.error.InvalidDpopProofException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.http.Refusal;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.test.MutableClock;
import io.github.auth0guard.test.TestDpopKey;
import io.github.auth0guard.test.TestDpopProof;
import io.github.auth0guard.test.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nonces of this service: RFC 9449 §8.2 and §9. */
class DpopNoncesTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final String URL = "https://api.example.com/messages";
    private static final TestDpopKey KEY = TestDpopKey.create();
    private static final byte[] OLD = filled(1);
    private static final byte[] NEW = filled(2);

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private final MutableClock clock = MutableClock.at(NOW);
    private final DpopNonces nonces = DpopNonces.sharing(OLD).clock(clock);
    private final RequestAuthenticator authenticator = authenticator(nonces);
    private final String token = ISSUER.token()
            .boundTo(KEY)
            .issuedAt(NOW)
            .expiresIn(Duration.ofHours(1))
            .sign();

    private static byte[] filled(int value) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) value);
        return secret;
    }

    @Test
    void aProofWithTheNonceOfTheRefusalPasses() {
        TestRequest first = request(proof());
        AuthException refusal = refusal(authenticator, first);
        assertThat(refusal).isInstanceOf(DpopNonceRequiredException.class);
        assertThat(refusal.reason()).isEqualTo(Reason.DPOP_NONCE_MISSING);
        String nonce = nonce(authenticator.refuse(refusal, first).headers());
        assertThat(authenticator.authenticate(request(proof().nonce(nonce)))).isNotNull();
    }

    @Test
    void eachAnswerBringsANonceAndIsNotCached() {
        TestRequest request = request(proof().nonce(nonces.fresh()));
        authenticator.authenticate(request);
        List<Refusal.Header> headers = authenticator.responseHeaders(request);
        assertThat(nonces.accepts(nonce(headers))).isTrue();
        assertThat(headers).contains(new Refusal.Header("Cache-Control", "no-store"));
    }

    @Test
    void withoutNoncesNoneIsAskedForOrGiven() {
        RequestAuthenticator without = RequestAuthenticator.builder(verifier())
                .dpop(DpopPolicy.builder(DpopMode.ALLOWED).clock(clock).build())
                .build();
        TestRequest request = request(proof().nonce("of another server"));
        assertThat(without.authenticate(request)).isNotNull();
        assertThat(without.responseHeaders(request)).isEmpty();
    }

    @Test
    void aNonceGrowsStale() {
        String nonce = nonces.fresh();
        clock.advance(Duration.ofMinutes(5));
        assertThat(nonces.accepts(nonce)).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(nonces.accepts(nonce)).isFalse();
        assertThat(refusal(authenticator, request(proof().nonce(nonce))).reason())
                .isEqualTo(Reason.DPOP_NONCE_STALE);
    }

    @Test
    void aNonceOfAnInstanceWhoseClockIsAheadIsGoodWithinTenSeconds() {
        String nonce = nonces.fresh();
        clock.advance(Duration.ofSeconds(-10));
        assertThat(nonces.accepts(nonce)).isTrue();
        clock.advance(Duration.ofSeconds(-1));
        assertThat(nonces.accepts(nonce)).isFalse();
    }

    @Test
    void aStaleNonceDoesNotUseTheProofUp() {
        String jti = "one";
        refusal(authenticator, request(proof().claim("jti", jti).nonce("stale")));
        assertThat(authenticator.authenticate(request(proof().claim("jti", jti).nonce(nonces.fresh()))))
                .isNotNull();
    }

    @Test
    void aNonceDoesNotMakeABadProofGood() {
        AuthException refusal =
                refusal(authenticator, request(proof().nonce(nonces.fresh()).claim("htm", "POST")));
        assertThat(refusal).isInstanceOf(InvalidDpopProofException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "\u00e9\u00e9", "                                "})
    void inventedNoncesAreRefused(String invented) {
        assertThat(nonces.accepts(invented)).isFalse();
    }

    @Test
    void changingAnyCharacterSpoilsANonce() {
        String nonce = nonces.fresh();
        for (int i = 0; i < nonce.length(); i++) {
            char other = nonce.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(nonces.accepts(nonce.substring(0, i) + other + nonce.substring(i + 1)))
                    .as("character %d", i)
                    .isFalse();
        }
    }

    @Test
    void instancesWithTheSameSecretAcceptEachOthersNonces() {
        assertThat(DpopNonces.sharing(OLD).clock(clock).accepts(nonces.fresh())).isTrue();
        assertThat(DpopNonces.sharing(NEW).clock(clock).accepts(nonces.fresh())).isFalse();
        assertThat(DpopNonces.random().clock(clock).accepts(nonces.fresh())).isFalse();
    }

    @Test
    void secretsAreRotatedInThreeStepsWithoutARefusal() {
        DpopNonces prepared = DpopNonces.sharing(OLD, NEW).clock(clock);
        DpopNonces switched = DpopNonces.sharing(NEW, OLD).clock(clock);
        DpopNonces done = DpopNonces.sharing(NEW).clock(clock);
        assertThat(prepared.accepts(nonces.fresh())).isTrue();
        assertThat(nonces.accepts(prepared.fresh())).isTrue();
        assertThat(prepared.accepts(switched.fresh())).isTrue();
        assertThat(switched.accepts(prepared.fresh())).isTrue();
        assertThat(done.accepts(switched.fresh())).isTrue();
        assertThat(done.accepts(prepared.fresh())).isFalse();
    }

    @Test
    void nobodyCanGuessARandomSecret() {
        assertThat(DpopNonces.random().accepts(DpopNonces.random().fresh())).isFalse();
    }

    @Test
    void secretsMustBeLongAndLivesPositive() {
        assertThatIllegalArgumentException().isThrownBy(DpopNonces::sharing);
        assertThatIllegalArgumentException().isThrownBy(() -> DpopNonces.sharing(OLD, new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> nonces.lifetime(Duration.ZERO));
        assertThat(nonces.lifetime(Duration.ofSeconds(1)).lifetime()).isEqualTo(Duration.ofSeconds(1));
    }

    private TestDpopProof proof() {
        return KEY.proof("GET", URL, clock).forToken(token);
    }

    private TestRequest request(TestDpopProof proof) {
        return TestRequest.get(URL).dpop(token, proof.sign());
    }

    private TokenVerifier verifier() {
        return ISSUER.offlineVerifier(settings -> settings.clock(clock));
    }

    private RequestAuthenticator authenticator(DpopNonces required) {
        return RequestAuthenticator.builder(verifier())
                .dpop(DpopPolicy.builder(DpopMode.ALLOWED)
                        .nonces(required)
                        .clock(clock)
                        .build())
                .build();
    }

    private static String nonce(List<Refusal.Header> headers) {
        return headers.stream()
                .filter(header -> header.name().equals("DPoP-Nonce"))
                .map(Refusal.Header::value)
                .findFirst()
                .orElseThrow();
    }

    private static AuthException refusal(RequestAuthenticator authenticator, TestRequest request) {
        return catchThrowableOfType(AuthException.class, () -> authenticator.authenticate(request));
    }
}
