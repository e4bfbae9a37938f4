package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.dpop.DpopMode;
import io.github.auth0guard.dpop.DpopPolicy;
import io.github.auth0guard.error.InvalidDpopProofException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.http.RequestAuthenticatorBuilder;
import io.github.auth0guard.test.TestDpopKey;
import io.github.auth0guard.test.TestIssuer;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which URL a proof must be for, with and without a proxy in between. */
class ExternalUrlTest {
    private static final String OUTSIDE = "https://api.example.com/v1/messages";
    private static final TestRequest INSIDE = TestRequest.get("http://10.0.0.7:8080/v1/messages?page=2");
    private static final TestDpopKey KEY = TestDpopKey.create();

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private final String token = ISSUER.token().boundTo(KEY).sign();

    @Test
    void byDefaultItIsTheUrlThatTheFrameworkSees() {
        accepts(builder(), INSIDE, "http://10.0.0.7:8080/v1/messages");
        refuses(builder(), INSIDE, OUTSIDE);
    }

    @Test
    void forwardedHeadersAreIgnoredUnlessTheyAreTrusted() {
        TestRequest forged = INSIDE.header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "api.example.com")
                .header("Forwarded", "proto=https;host=api.example.com");
        refuses(builder(), forged, OUTSIDE);
    }

    @Test
    void aBaseUrlTakesThePlaceOfWhateverTheRequestSays() {
        RequestAuthenticatorBuilder configured = builder().baseUrl(URI.create("https://api.example.com"));
        accepts(configured, INSIDE, OUTSIDE);
        accepts(configured, TestRequest.get("https://evil.example.com/v1/messages"), OUTSIDE);
        refuses(
                configured,
                TestRequest.get("https://evil.example.com/v1/messages"),
                "https://evil.example.com/v1/messages");
        refuses(
                configured,
                INSIDE.header("X-Forwarded-Host", "evil.example.com"),
                "https://evil.example.com/v1/messages");
    }

    @Test
    void aBaseUrlGivesBackThePathThatAProxyTookAway() {
        RequestAuthenticatorBuilder configured = builder().baseUrl(URI.create("https://api.example.com/v1/"));
        accepts(configured, TestRequest.get("http://10.0.0.7:8080/messages"), OUTSIDE);
        accepts(configured, TestRequest.get("http://10.0.0.7:8080"), "https://api.example.com/v1");
    }

    @Test
    void trustedXForwardedHeadersCountByTheirLastElement() {
        TestRequest request = INSIDE.header("X-Forwarded-Proto", "http, https")
                .header("X-Forwarded-Host", "evil.example.com")
                .header("X-Forwarded-Host", "also.evil.example.com, api.example.com");
        accepts(builder().trustXForwardedHeaders(), request, OUTSIDE);
        refuses(builder().trustXForwardedHeaders(), request, "http://evil.example.com/v1/messages");
        accepts(builder().trustXForwardedHeaders(), INSIDE, "http://10.0.0.7:8080/v1/messages");
    }

    @Test
    void aTrustedForwardedHeaderCountsByItsLastElement() {
        TestRequest request = INSIDE.header(
                "Forwarded",
                "for=1.2.3.4;host=evil.example.com;proto=http, for=\"[::1]\"; Host=\"api.example.com\";proto=https");
        accepts(builder().trustForwardedHeader(), request, OUTSIDE);
        refuses(builder().trustForwardedHeader(), request, "http://evil.example.com/v1/messages");
        accepts(builder().trustForwardedHeader(), INSIDE, "http://10.0.0.7:8080/v1/messages");
    }

    @Test
    void nonsenseInTrustedHeadersRefusesAndNeverFails() {
        for (String nonsense : new String[] {"", ",", "=", ";;", "host", "host=", "\"", "%", "a b", "https://x"}) {
            TestRequest request = INSIDE.header("X-Forwarded-Host", nonsense).header("Forwarded", "host=" + nonsense);
            refuses(builder().trustXForwardedHeaders(), request, OUTSIDE);
            refuses(builder().trustForwardedHeader(), request, OUTSIDE);
        }
    }

    @Test
    void aRequestWhoseUrlIsNoneIsRefusedWhateverTheHeadersSay() {
        TestRequest request = TestRequest.get("/v1/messages")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "api.example.com")
                .header("Forwarded", "proto=https;host=api.example.com");
        refuses(builder(), request, OUTSIDE);
        refuses(builder().trustXForwardedHeaders(), request, OUTSIDE);
        refuses(builder().trustForwardedHeader(), request, OUTSIDE);
    }

    private static RequestAuthenticatorBuilder builder() {
        TokenVerifier verifier = ISSUER.offlineVerifier();
        return RequestAuthenticator.builder(verifier).dpop(DpopPolicy.of(DpopMode.ALLOWED));
    }

    private TestRequest signed(TestRequest request, String url) {
        return request.dpop(token, KEY.proof("GET", url).forToken(token).sign());
    }

    private void accepts(RequestAuthenticatorBuilder builder, TestRequest request, String url) {
        assertThat(builder.build().authenticate(signed(request, url))).isNotNull();
    }

    private void refuses(RequestAuthenticatorBuilder builder, TestRequest request, String url) {
        InvalidDpopProofException refusal = catchThrowableOfType(
                InvalidDpopProofException.class, () -> builder.build().authenticate(signed(request, url)));
        assertThat(refusal.reason()).isEqualTo(Reason.DPOP_URL_MISMATCH);
    }
}
