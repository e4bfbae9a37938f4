package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.auth0guard.IssuerVerifier;
import io.github.auth0guard.Permissions;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.test.MutableClock;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The owner finds the wrong setting in the log; who only sends tokens learns nothing of it and fills no disk. */
class DiagnosisTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final MutableClock CLOCK = MutableClock.at(NOW);

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start(CLOCK);

    private final TokenVerifier verifier = verifier(ISSUER.url());

    private static IssuerVerifier verifier(String issuer) {
        return TokenVerifier.issuer(issuer)
                .audience(ISSUER.audience())
                .jwkSet(ISSUER.jwkSet())
                .clock(CLOCK)
                .build();
    }

    static Stream<Arguments> mistakes() {
        TestToken good = ISSUER.token();
        String url = ISSUER.url();
        String audience = ISSUER.audience();
        return Stream.of(
                mistake("an opaque token", "eK3bTCh5xWqZ1mN0pRs7uVtY2aB4cD6f", "no audience was requested"),
                mistake("an encrypted token", "e30..AAAA.AAAA.AAAA", "no audience was requested"),
                mistake("an ID token with a nonce", good.claim("nonce", "n").sign(), "sends its ID token"),
                mistake("an ID token with a hash", good.claim("at_hash", "h").sign(), "sends its ID token"),
                mistake(
                        "an ID token by its audience",
                        good.audience("aBcDeF0123").without("scope").sign(),
                        "sends its ID token"),
                mistake(
                        "an issuer without its slash",
                        good.issuer(url.substring(0, url.length() - 1)).sign(),
                        "in the slash at the end only"),
                mistake(
                        "an issuer of another scheme",
                        good.issuer(url.replace("http:", "https:")).sign(),
                        "in http or https only"),
                mistake(
                        "an issuer in other letters",
                        good.issuer(url.replace("localhost", "LocalHost")).sign(),
                        "in upper and lower case only"),
                mistake(
                        "an issuer on a tenant's domain",
                        good.issuer("https://tenant.eu.auth0.com/").sign(),
                        "an auth0.com domain"),
                mistake(
                        "an audience without its slash",
                        good.audience(audience.substring(0, audience.length() - 1))
                                .sign(),
                        "audience differs from " + audience + " in the slash"),
                mistake(
                        "an audience without its slash among others",
                        good.claim("aud", List.of("x", audience.substring(0, audience.length() - 1)))
                                .sign(),
                        "audience differs from " + audience + " in the slash"),
                mistake(
                        "milliseconds",
                        good.claim("exp", NOW.plusSeconds(60).toEpochMilli()).sign(),
                        "times are milliseconds"),
                mistake(
                        "a start in the future",
                        good.claim("nbf", NOW.plusSeconds(60).getEpochSecond()).sign(),
                        "begins in the future"),
                mistake(
                        "an issue in the future",
                        good.issuedAt(NOW.plusSeconds(60)).sign(),
                        "begins in the future"),
                mistake("HS256", good.header("alg", "HS256").sign(), "choose RS256"));
    }

    private static Arguments mistake(String name, String token, String hint) {
        return Arguments.of(Named.of(name, token), hint);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void theLogSaysWhatIsWrong(String token, String hint) {
        assertThat(logOf(verifier, token)).contains(hint);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void itSaysSoOnceHoweverManyAreSent(String token, String hint) {
        String log = StandardError.during(() -> IntStream.range(0, 100).forEach(i -> refuse(verifier, token)));
        assertThat(log).containsOnlyOnce(hint);
    }

    @Test
    void itSaysSoAgainAfterTenMinutes() {
        MutableClock clock = MutableClock.at(NOW);
        TokenVerifier verifier = TokenVerifier.issuer(ISSUER.url())
                .audience(ISSUER.audience())
                .jwkSet(ISSUER.jwkSet())
                .clock(clock)
                .build();
        String token = ISSUER.token().claim("nonce", "n").sign();
        assertThat(logOf(verifier, token)).contains("ID token");
        clock.advance(Duration.ofMinutes(9));
        assertThat(logOf(verifier, token)).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(logOf(verifier, token)).contains("ID token");
    }

    @Test
    void aFloodThatHidesOneMistakeDoesNotHideAnother() {
        String encrypted = "e30..AAAA.AAAA.AAAA";
        String idToken = ISSUER.token().claim("nonce", "n").sign();
        String log = StandardError.during(() -> {
            IntStream.range(0, 100).forEach(i -> refuse(verifier, encrypted));
            refuse(verifier, idToken);
        });
        assertThat(log).contains("ID token");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aVerifierOfSeveralIssuersSaysItToo(String token, String hint) {
        TokenVerifier several = TokenVerifier.anyOf(
                verifier(ISSUER.url()),
                TokenVerifier.forDomain("other.example.com")
                        .audience("https://other.example.com/")
                        .build());
        assertThat(logOf(several, token)).contains(hint);
    }

    static Stream<Arguments> tokensThatSayNothing() {
        TestToken good = ISSUER.token();
        return Stream.of(
                mistake("garbage", "???", ""),
                mistake("nothing", "", ""),
                mistake("one dot", "eK3bTCh5xWqZ1mN0.pRs7uVtY2aB4cD6f", ""),
                mistake(
                        "another issuer",
                        good.issuer("https://login.example.com/").sign(),
                        ""),
                mistake("no issuer", good.without("iss").sign(), ""),
                mistake("an issuer that is none", good.claim("iss", Map.of()).sign(), ""),
                mistake(
                        "another audience",
                        good.audience("https://other.example.com/").sign(),
                        ""),
                mistake("a time long past", good.claim("exp", -1).sign(), ""),
                mistake("expired", good.expiresIn(Duration.ofHours(-1)).sign(), ""),
                mistake("another algorithm", good.header("alg", "RS512").sign(), ""),
                mistake("a bad signature", good.sign().replaceAll("[^.]+$", "AAAA"), ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokensThatSayNothing")
    void whereNothingCanBeToldNothingIsLogged(String token, String nothing) {
        assertThat(logOf(verifier, token)).isEqualTo(nothing);
    }

    @Test
    void aGoodTokenIsNoOccasion() {
        String good = ISSUER.token().sign();
        assertThat(StandardError.during(() -> verifier.verify(good))).isEmpty();
    }

    @Test
    void nothingOfATokenIsInTheLog() {
        String canary = "canary\r\n";
        String token = ISSUER.token()
                .claim("nonce", canary)
                .subject(canary)
                .header("x", canary)
                .sign();
        assertThat(logOf(verifier, token)).contains("ID token").doesNotContain("canary");
    }

    @Test
    void aPermissionThatNoTokenCanHaveTellsOfTheSwitch() {
        RequestAuthenticator authenticator = RequestAuthenticator.of(verifier);
        TestRequest withoutClaim = TestRequest.get("https://api.example.com/")
                .bearer(ISSUER.token().without("permissions").sign());
        assertThat(logOfRule(authenticator, withoutClaim))
                .contains("Enable RBAC")
                .contains("PERMISSIONS_ABSENT");
        assertThat(logOfRule(authenticator, withoutClaim)).doesNotContain("Enable RBAC");
    }

    @Test
    void whoLacksAPermissionWhereOthersMayHaveItIsNoMistake() {
        RequestAuthenticator authenticator = RequestAuthenticator.of(verifier);
        TestRequest withEmptyClaim = TestRequest.get("https://api.example.com/")
                .bearer(ISSUER.token().claim("permissions", List.of()).sign());
        assertThat(logOfRule(authenticator, withEmptyClaim))
                .contains("PERMISSION_MISSING")
                .doesNotContain("RBAC");
    }

    private static String logOfRule(RequestAuthenticator authenticator, TestRequest request) {
        return StandardError.during(() -> {
            try {
                Permissions.allOf("read:reports").check(authenticator.authenticate(request));
            } catch (AuthException e) {
                authenticator.refuse(e, request);
            }
        });
    }

    private static String logOf(TokenVerifier verifier, String token) {
        return StandardError.during(() -> refuse(verifier, token));
    }

    private static void refuse(TokenVerifier verifier, String token) {
        assertThatExceptionOfType(AuthException.class).isThrownBy(() -> verifier.verify(token));
    }
}
