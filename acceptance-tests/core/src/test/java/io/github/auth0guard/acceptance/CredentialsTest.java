package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.auth0guard.ConfigurationException;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.dpop.DpopMode;
import io.github.auth0guard.dpop.DpopPolicy;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InvalidRequestException;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.http.Refusal.Header;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.test.TestDpopKey;
import io.github.auth0guard.test.TestIssuer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a token may stand: RFC 6750 §2. */
class CredentialsTest {
    private static final String URL = "https://api.example.com/messages";
    private static final String FORM = "application/x-www-form-urlencoded";

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private static final TokenVerifier VERIFIER = ISSUER.offlineVerifier();

    private final String token = ISSUER.token().sign();
    private final RequestAuthenticator headerOnly = RequestAuthenticator.of(VERIFIER);
    private final RequestAuthenticator query =
            RequestAuthenticator.builder(VERIFIER).acceptTokenInQuery().build();
    private final RequestAuthenticator form =
            RequestAuthenticator.builder(VERIFIER).acceptTokenInFormBody().build();
    private final RequestAuthenticator everywhere = RequestAuthenticator.builder(VERIFIER)
            .acceptTokenInFormBody()
            .acceptTokenInQuery()
            .build();

    @Test
    void queryAndFormAreOffByDefault() {
        assertThat(refusal(headerOnly, inQuery()).reason()).isEqualTo(Reason.MISSING_CREDENTIALS);
        assertThat(refusal(headerOnly, inForm()).reason()).isEqualTo(Reason.MISSING_CREDENTIALS);
        assertThat(headerOnly.hasCredentials(inQuery())).isFalse();
        assertThat(headerOnly.authenticate(inQuery().bearer(token))).isNotNull();
    }

    @Test
    void eachCanBeSwitchedOnAlone() {
        assertThat(query.authenticate(inQuery())).isNotNull();
        assertThat(form.authenticate(inForm())).isNotNull();
        assertThat(query.hasCredentials(inQuery())).isTrue();
        assertThat(query.hasCredentials(TestRequest.get(URL))).isFalse();
        assertThat(query.hasCredentials(inForm())).isFalse();
        assertThat(refusal(query, inForm()).reason()).isEqualTo(Reason.MISSING_CREDENTIALS);
        assertThat(refusal(form, inQuery()).reason()).isEqualTo(Reason.MISSING_CREDENTIALS);
    }

    @Test
    void aTokenInTwoOfTheEnabledPlacesIsABadRequestEvenIfItIsTheSame() {
        assertBadRequest(query, inQuery().bearer(token), Reason.CREDENTIALS_IN_SEVERAL_PLACES);
        assertBadRequest(form, inForm().bearer(token), Reason.CREDENTIALS_IN_SEVERAL_PLACES);
        TestRequest both = TestRequest.of("POST", URL + "?access_token=" + token)
                .header("Content-Type", FORM)
                .submitting(token, token);
        assertBadRequest(everywhere, both, Reason.CREDENTIALS_IN_SEVERAL_PLACES);
    }

    @Test
    void aTokenInThePlaceThatIsOffDoesNotCount() {
        TestRequest both = TestRequest.of("POST", URL + "?access_token=" + token)
                .header("Content-Type", FORM)
                .submitting(token, token);
        assertThat(form.authenticate(both)).isNotNull();
        assertThat(query.authenticate(both)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?access_token=",
                "?access_token",
                "?access_token=a%20b",
                "?access_token=%",
                "?access_token=a&access_token=b",
                "?access_token=a&x=1&access%5Ftoken=b",
                "?access_token=%C3%A9",
            })
    void aTokenParameterThatIsNoTokenIsABadRequest(String parameters) {
        assertBadRequest(query, TestRequest.get(URL + parameters), Reason.MALFORMED_TOKEN_PARAMETER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?",
                "?x=1&&=&",
                "?Access_Token=a",
                "?access_tokens=a",
                "?x=access_token=a",
                "?%=%",
                "#?access_token=a"
            })
    void whatIsNoTokenParameterIsNoCredential(String parameters) {
        assertThat(refusal(query, TestRequest.get(URL + parameters)).reason()).isEqualTo(Reason.MISSING_CREDENTIALS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void aFormNeedsAMethodThatGivesABodyMeaning(String method) {
        TestRequest request =
                TestRequest.of(method, URL).header("Content-Type", FORM).submitting(token);
        assertThat(refusal(form, request).reason()).isEqualTo(Reason.MISSING_CREDENTIALS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=x", "application/json", "text/plain", ""})
    void aFormNeedsItsContentType(String type) {
        TestRequest request =
                TestRequest.of("POST", URL).header("Content-Type", type).submitting(token);
        assertThat(refusal(form, request).reason()).isEqualTo(Reason.MISSING_CREDENTIALS);
        assertThat(form.authenticate(TestRequest.of("POST", URL)
                        .header("Content-Type", "Application/X-WWW-Form-URLencoded; charset=utf-8")
                        .submitting(token)))
                .isNotNull();
    }

    @Test
    void aFieldWithoutASchemeIsABadRequest() {
        for (String field : List.of("", " ", " Bearer " + token, " " + token)) {
            TestRequest request = TestRequest.get(URL).header("Authorization", field);
            assertBadRequest(headerOnly, request, Reason.MALFORMED_CREDENTIALS);
        }
    }

    @Test
    void aBoundTokenIsNoBetterInTheQuery() {
        String bound = ISSUER.token().boundTo(TestDpopKey.create()).sign();
        assertThat(refusal(query, TestRequest.get(URL + "?access_token=" + bound))
                        .reason())
                .isEqualTo(Reason.BOUND_TOKEN_AS_BEARER);
    }

    @Test
    void anAnswerToATokenInTheQueryIsNotForSharedCaches() {
        assertThat(query.responseHeaders(inQuery())).containsExactly(new Header("Cache-Control", "private"));
        assertThat(query.responseHeaders(TestRequest.get(URL).bearer(token))).isEmpty();
        assertThat(headerOnly.responseHeaders(inQuery().bearer(token))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a b", "a,b", "=", "a=b", "=a", "\u00e9", "a\u0141", "a\u0000", "a\"", "a;b", "a%20"})
    void whatIsNoToken68IsABadRequest(String text) {
        assertBadRequest(headerOnly, TestRequest.get(URL).bearer(text), Reason.MALFORMED_CREDENTIALS);
        assertBadRequest(headerOnly, TestRequest.get(URL).bearer(token + text + " "), Reason.MALFORMED_CREDENTIALS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a=", "a==", "azAZ09-._~+/", "a.b.c"})
    void whatIsToken68IsABadToken(String text) {
        assertThat(refusal(headerOnly, TestRequest.get(URL).bearer(text))).isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void aBaseUrlIsOfTheWebAndHasAHost() {
        for (String wrong :
                List.of("//api.example.com", "ftp://api.example.com", "https:/path", "http://a?b", "http://a#b")) {
            assertThatThrownBy(() -> RequestAuthenticator.builder(VERIFIER)
                            .baseUrl(URI.create(wrong))
                            .build())
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("baseUrl '" + wrong + "'");
        }
        for (String right : List.of("http://localhost:8080", "HTTPS://api.example.com/v1/")) {
            assertThat(RequestAuthenticator.builder(VERIFIER)
                            .baseUrl(URI.create(right))
                            .build())
                    .isNotNull();
        }
    }

    @Test
    void bearerPlacesContradictRequiredDpop() {
        assertThatThrownBy(() -> RequestAuthenticator.builder(VERIFIER)
                        .dpop(DpopPolicy.of(DpopMode.REQUIRED))
                        .acceptTokenInQuery()
                        .realm("a\"b")
                        .baseUrl(URI.create("/relative"))
                        .trustForwardedHeader()
                        .build())
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems()).hasSize(4));
    }

    private TestRequest inQuery() {
        return TestRequest.get(URL + "?page=2&access_token=" + token + "&x");
    }

    private TestRequest inForm() {
        return TestRequest.of("POST", URL).header("Content-Type", FORM).submitting(token);
    }

    private static AuthException refusal(RequestAuthenticator authenticator, TestRequest request) {
        return catchThrowableOfType(AuthException.class, () -> authenticator.authenticate(request));
    }

    private static void assertBadRequest(RequestAuthenticator authenticator, TestRequest request, Reason reason) {
        AuthException refusal = refusal(authenticator, request);
        assertThat(refusal).isInstanceOf(InvalidRequestException.class);
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(authenticator.refuse(refusal, request).status()).isEqualTo(400);
    }
}
