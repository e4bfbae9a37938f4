package io.github.auth0guard.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.http.HttpRequestView;
import io.github.auth0guard.http.Refusal;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The client sees the class of the failure, the log its reason, and nobody the token. */
class RefusalLogTest {
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
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream err = System.err;
        System.setErr(new PrintStream(log, true, UTF_8));
        Refusal refusal;
        try {
            refusal = refuse(token);
        } finally {
            System.setErr(err);
        }
        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.headers())
                .contains(new Refusal.Header(
                        "WWW-Authenticate",
                        "Bearer error=\"invalid_token\", error_description=\"" + reason.sentence() + "\""));
        assertThat(refusal.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,\"detail\":\""
                        + reason.sentence() + "\",\"error\":\"invalid_token\"}");
        assertThat(log.toString(UTF_8).lines().filter(line -> line.contains("Refused: ")))
                .singleElement()
                .asString()
                .contains("reason=" + reason.name());
        assertThat(log.toString(UTF_8) + refusal)
                .doesNotContain(Stream.of(token.split("\\.", -1))
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    private Refusal refuse(String token) {
        HttpRequestView request = request("Bearer " + token);
        try {
            authenticator.authenticate(request);
        } catch (AuthException e) {
            return authenticator.refuse(e, request);
        }
        throw new AssertionError("the token was accepted");
    }

    private static HttpRequestView request(String authorization) {
        Map<String, List<String>> headers = Map.of("authorization", List.of(authorization));
        return new HttpRequestView() {
            @Override
            public String method() {
                return "GET";
            }

            @Override
            public String url() {
                return "https://api.example.com/";
            }

            @Override
            public List<String> headers(String name) {
                return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
            }
        };
    }
}
