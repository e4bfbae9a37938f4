package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.KeysUnavailableException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.http.Refusal;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The client sees the class of the failure, the log its reason, and nobody the token. */
class RefusalLogTest {
    private static final String URL = "https://api.example.com/";

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private final RequestAuthenticator authenticator = RequestAuthenticator.of(
            TokenVerifier.forDomain(ISSUER.url()).audience(ISSUER.audience()).build());

    static Stream<Arguments> badTokens() {
        TestToken good = ISSUER.token();
        return Stream.of(
                bad("expired", good.expiresIn(Duration.ofMinutes(-5)).sign(), Reason.EXPIRED),
                bad(
                        "of another issuer",
                        good.issuer("https://evil.example.com/").sign(),
                        Reason.WRONG_ISSUER),
                bad(
                        "for another API",
                        good.audience("https://other.example.com/").sign(),
                        Reason.WRONG_AUDIENCE),
                bad("not signed", good.header("alg", "none").sign(), Reason.UNSIGNED),
                bad("without a signature", good.sign().replaceAll("[^.]+$", ""), Reason.UNSIGNED),
                bad("of an HMAC", good.header("alg", "HS256").sign(), Reason.ALGORITHM_NOT_ALLOWED),
                bad("tampered with", tampered(good), Reason.BAD_SIGNATURE),
                bad("of an unknown key", good.header("kid", "unknown").sign(), Reason.KEY_UNKNOWN),
                bad(
                        "of a key id that is no string",
                        good.header("kid", List.of()).sign(),
                        Reason.BAD_HEADER),
                bad("without a key id", good.withoutHeader("kid").sign(), Reason.KEY_ID_MISSING));
    }

    private static Arguments bad(String name, String token, Reason reason) {
        return Arguments.of(Named.of(name, token), reason);
    }

    /** Other claims under the signature of these. */
    private static String tampered(TestToken good) {
        String[] other = good.subject("auth0|admin").sign().split("\\.", -1);
        String[] signed = good.sign().split("\\.", -1);
        return other[0] + "." + other[1] + "." + signed[2];
    }

    @ParameterizedTest(name = "a token {0}")
    @MethodSource("badTokens")
    void eachIsInvalidTokenInTheSameShapeAndHasItsReasonInTheLog(String token, Reason reason) {
        AtomicReference<Refusal> refused = new AtomicReference<>();
        String log = StandardError.during(
                () -> refused.set(refuse(authenticator, TestRequest.get(URL).bearer(token))));
        Refusal refusal = refused.get();
        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.headers())
                .contains(new Refusal.Header(
                        "WWW-Authenticate",
                        "Bearer error=\"invalid_token\", error_description=\"" + reason.sentence() + "\""));
        assertThat(refusal.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,\"detail\":\""
                        + reason.sentence() + "\",\"error\":\"invalid_token\"}");
        assertThat(log.lines().filter(line -> line.contains("Refused: ")))
                .singleElement()
                .asString()
                .contains("reason=" + reason.name());
        assertThat(log + refusal)
                .doesNotContain(Stream.of(token.split("\\.", -1))
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    /** The first 32 bits of its SHA-256, as sha256sum(1) prints them. */
    @Test
    void theTokensFingerprintIsTheSameWhereverItStands() {
        RequestAuthenticator query = RequestAuthenticator.builder(ISSUER.offlineVerifier())
                .acceptTokenInQuery()
                .build();
        for (TestRequest request : List.of(
                TestRequest.get(URL).bearer("abc"),
                TestRequest.get(URL).header("Authorization", "Basic abc"),
                TestRequest.get(URL).header("Authorization", "abc"),
                TestRequest.get(URL + "?access_token=abc"))) {
            assertThat(StandardError.during(() -> refuse(query, request))).contains("token=ba7816bf");
        }
    }

    @Test
    void whoPresentsNothingIsNotLogged() {
        for (TestRequest request : List.of(TestRequest.get(URL), TestRequest.get(URL + "?access_token=abc"))) {
            assertThat(StandardError.during(() -> refuse(authenticator, request)))
                    .isEmpty();
        }
    }

    @Test
    void whatCannotBeDecidedIsAWarning() {
        AuthException undecided = new KeysUnavailableException(Duration.ofSeconds(5), null);
        String log = StandardError.during(
                () -> authenticator.refuse(undecided, TestRequest.get(URL).bearer("abc")));
        assertThat(log).contains("WARN").contains("Cannot decide: status=503 reason=KEYS_UNAVAILABLE");
    }

    private static Refusal refuse(RequestAuthenticator authenticator, TestRequest request) {
        try {
            authenticator.authenticate(request);
        } catch (AuthException e) {
            return authenticator.refuse(e, request);
        }
        throw new AssertionError("the token was accepted");
    }
}
