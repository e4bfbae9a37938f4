package io.github.auth0guard.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.dpop.DpopMode;
import io.github.auth0guard.dpop.DpopPolicy;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.MissingCredentialsException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.http.ClientCertificates;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.test.MutableClock;
import io.github.auth0guard.test.TestDpopKey;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use a bound token: RFC 9449 §7.1 and §7.2, RFC 8705 §3, RFC 7800 §3.1. */
class SenderConstraintTest {
    private static final String URL = "https://api.example.com/messages";
    private static final TestDpopKey KEY = TestDpopKey.create();

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private static final TokenVerifier VERIFIER = ISSUER.offlineVerifier();

    @ParameterizedTest
    @EnumSource(
            value = DpopMode.class,
            names = {"DISABLED", "ALLOWED"})
    void aDpopBoundTokenIsRefusedAsBearerAlsoWhenDpopIsOff(DpopMode mode) {
        TestRequest request = TestRequest.get(URL).bearer(keyBound().sign());
        assertRefused(mode, request, Reason.BOUND_TOKEN_AS_BEARER);
    }

    @ParameterizedTest
    @EnumSource(
            value = DpopMode.class,
            names = {"DISABLED", "ALLOWED"})
    void aProofAlongsideDoesNotMakeABearerRequestADpopRequest(DpopMode mode) {
        String token = keyBound().sign();
        TestRequest request = TestRequest.get(URL).bearer(token).header("DPoP", proof(token));
        assertRefused(mode, request, Reason.BOUND_TOKEN_AS_BEARER);
    }

    @ParameterizedTest
    @EnumSource(
            value = DpopMode.class,
            names = {"ALLOWED", "REQUIRED"})
    void anUnboundTokenIsRefusedUnderTheDpopScheme(DpopMode mode) {
        String token = ISSUER.token().sign();
        assertRefused(mode, TestRequest.get(URL).dpop(token, proof(token)), Reason.UNBOUND_TOKEN_AS_DPOP);
    }

    @Test
    void theDpopSchemeIsUnknownWhereDpopIsOff() {
        String token = keyBound().sign();
        AuthException refusal =
                refusal(authenticator(DpopMode.DISABLED), TestRequest.get(URL).dpop(token, proof(token)));
        assertThat(refusal).isInstanceOf(MissingCredentialsException.class);
        assertThat(refusal.reason()).isEqualTo(Reason.UNSUPPORTED_SCHEME);
    }

    @Test
    void theBearerSchemeIsUnknownWhereDpopIsRequired() {
        AuthException refusal = refusal(
                authenticator(DpopMode.REQUIRED),
                TestRequest.get(URL).bearer(ISSUER.token().sign()));
        assertThat(refusal.reason()).isEqualTo(Reason.UNSUPPORTED_SCHEME);
    }

    @Test
    void bothKindsPassSideBySideWhereDpopIsAllowed() {
        RequestAuthenticator both = authenticator(DpopMode.ALLOWED);
        String bound = keyBound().sign();
        assertThat(both.authenticate(TestRequest.get(URL).bearer(ISSUER.token().sign())))
                .isNotNull();
        assertThat(both.authenticate(TestRequest.get(URL).dpop(bound, proof(bound))))
                .isNotNull();
        assertThat(both.authenticate(TestRequest.get(URL)
                        .header("Authorization", "dPoP " + bound)
                        .header("dpop", proof(bound))))
                .isNotNull();
    }

    @Test
    void withoutARequestEveryBoundTokenIsRefused() {
        for (TestToken token : List.of(keyBound(), certificateBound())) {
            InvalidTokenException refusal =
                    catchThrowableOfType(InvalidTokenException.class, () -> VERIFIER.verify(token.sign()));
            assertThat(refusal.reason()).isEqualTo(Reason.SENDER_CONSTRAINED);
        }
    }

    @Test
    void aVerifierThatOnlyWrapsAnotherDoesNotLoseTheBinding() {
        RequestAuthenticator wrapped = RequestAuthenticator.builder(VERIFIER::verify)
                .dpop(DpopPolicy.of(DpopMode.ALLOWED))
                .build();
        String token = keyBound().sign();
        assertThat(refusal(wrapped, TestRequest.get(URL).dpop(token, proof(token)))
                        .reason())
                .isEqualTo(Reason.SENDER_CONSTRAINED);
        assertThat(wrapped.authenticate(
                        TestRequest.get(URL).bearer(ISSUER.token().sign())))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwk", "kid", "jku", "x5t", "osc", "future"})
    void aTokenBoundInAWayWeDoNotKnowIsRefused(String member) {
        TestToken alone = ISSUER.token().claim("cnf", Map.of(member, "value"));
        TestToken beside = ISSUER.token().claim("cnf", Map.of(member, "value", "jkt", KEY.thumbprint()));
        for (String token : List.of(alone.sign(), beside.sign())) {
            for (DpopMode mode : List.of(DpopMode.DISABLED, DpopMode.ALLOWED)) {
                assertRefused(mode, TestRequest.get(URL).bearer(token), Reason.UNKNOWN_CONFIRMATION);
            }
            assertRefused(
                    DpopMode.REQUIRED, TestRequest.get(URL).dpop(token, proof(token)), Reason.UNKNOWN_CONFIRMATION);
        }
    }

    @Test
    void aConfirmationThatConfirmsNothingIsRefused() {
        assertRefused(
                DpopMode.ALLOWED,
                TestRequest.get(URL)
                        .bearer(ISSUER.token().claim("cnf", Map.of()).sign()),
                Reason.UNKNOWN_CONFIRMATION);
        for (Object odd : List.of("jkt", List.of(), 1, Map.of("jkt", 1), Map.of("x5t#S256", List.of()))) {
            assertRefused(
                    DpopMode.ALLOWED,
                    TestRequest.get(URL).bearer(ISSUER.token().claim("cnf", odd).sign()),
                    Reason.BAD_CLAIM);
        }
        assertRefused(
                DpopMode.ALLOWED,
                TestRequest.get(URL).bearer(ISSUER.token().claim("cnf", null).sign()),
                Reason.BAD_CLAIM);
    }

    @Test
    void rfc8705TheCertificateOfTheExampleMatchesItsThumbprint() {
        TestRequest request =
                TestRequest.get(URL).bearer(certificateBound().sign()).certificate(TestCertificates.RFC);
        assertThat(authenticator(DpopMode.DISABLED).authenticate(request)).isNotNull();
    }

    @Test
    void aCertificateBoundTokenNeedsThatCertificate() {
        TestRequest request = TestRequest.get(URL).bearer(certificateBound().sign());
        assertRefused(DpopMode.DISABLED, request, Reason.CERTIFICATE_MISSING);
        assertRefused(DpopMode.DISABLED, request.certificate(TestCertificates.OTHER), Reason.CERTIFICATE_MISMATCH);
    }

    @Test
    void aCertificateOnTheConnectionDoesNotDisturbOtherTokens() {
        TestRequest request = TestRequest.get(URL).bearer(ISSUER.token().sign()).certificate(TestCertificates.OTHER);
        assertThat(authenticator(DpopMode.DISABLED).authenticate(request)).isNotNull();
    }

    @Test
    void aTokenBoundToBothNeedsBoth() {
        String token = ISSUER.token()
                .claim("cnf", Map.of("jkt", KEY.thumbprint(), "x5t#S256", TestCertificates.RFC_THUMBPRINT))
                .sign();
        TestRequest bare = TestRequest.get(URL);
        assertRefused(
                DpopMode.ALLOWED, bare.bearer(token).certificate(TestCertificates.RFC), Reason.BOUND_TOKEN_AS_BEARER);
        assertRefused(DpopMode.ALLOWED, bare.dpop(token, proof(token)), Reason.CERTIFICATE_MISSING);
        assertThat(authenticator(DpopMode.ALLOWED)
                        .authenticate(bare.dpop(token, proof(token)).certificate(TestCertificates.RFC)))
                .isNotNull();
    }

    @Test
    void certificateHeadersAreIgnoredUnlessTheyAreTrusted() {
        TestRequest forged = TestRequest.get(URL)
                .bearer(certificateBound().sign())
                .header("Client-Cert", ":" + TestCertificates.RFC_BASE64 + ":")
                .header("X-SSL-Client-Cert", escapedPem());
        assertRefused(DpopMode.DISABLED, forged, Reason.CERTIFICATE_MISSING);
    }

    @Test
    void aTrustedProxyMayPassTheCertificateOn() {
        TestRequest request = TestRequest.get(URL).bearer(certificateBound().sign());
        assertThat(trusting(ClientCertificates.fromClientCertHeader())
                        .authenticate(request.header("Client-Cert", ":" + TestCertificates.RFC_BASE64 + ":")))
                .isNotNull();
        assertThat(trusting(ClientCertificates.fromEscapedPemHeader("X-SSL-Client-Cert"))
                        .authenticate(request.header("X-SSL-Client-Cert", escapedPem())))
                .isNotNull();
    }

    @Test
    void withATrustedProxyTheConnectionsOwnCertificateIsTheProxys() {
        TestRequest request =
                TestRequest.get(URL).bearer(certificateBound().sign()).certificate(TestCertificates.RFC);
        assertThat(refusal(trusting(ClientCertificates.fromClientCertHeader()), request)
                        .reason())
                .isEqualTo(Reason.CERTIFICATE_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "::", ":AAAA:", "AAAA", "%", ":%%%:", "not a certificate"})
    void aCertificateHeaderThatCannotBeReadIsNoCertificate(String value) {
        TestRequest request = TestRequest.get(URL).bearer(certificateBound().sign());
        assertThat(refusal(trusting(ClientCertificates.fromClientCertHeader()), request.header("Client-Cert", value))
                        .reason())
                .isEqualTo(Reason.CERTIFICATE_MISSING);
        assertThat(refusal(trusting(ClientCertificates.fromEscapedPemHeader("X-Cert")), request.header("X-Cert", value))
                        .reason())
                .isEqualTo(Reason.CERTIFICATE_MISSING);
    }

    @Test
    void aCertificateHeaderSentTwiceIsNoCertificate() {
        String good = ":" + TestCertificates.RFC_BASE64 + ":";
        TestRequest twice = TestRequest.get(URL)
                .bearer(certificateBound().sign())
                .header("Client-Cert", good)
                .header("Client-Cert", good);
        assertThat(refusal(trusting(ClientCertificates.fromClientCertHeader()), twice)
                        .reason())
                .isEqualTo(Reason.CERTIFICATE_MISSING);
    }

    @Test
    void aVerifierThatOnlyWrapsAnotherLetsTheSenderBeJudgedToo() {
        TokenVerifier wrapping = VERIFIER::verify;
        RequestAuthenticator authenticator = RequestAuthenticator.builder(wrapping)
                .dpop(DpopPolicy.of(DpopMode.REQUIRED))
                .build();
        String unbound = ISSUER.token().sign();
        assertThat(refusal(authenticator, TestRequest.get(URL).dpop(unbound, proof(unbound)))
                        .reason())
                .isEqualTo(Reason.UNBOUND_TOKEN_AS_DPOP);
    }

    /** An adapter decides again on a forward; the proof was used up by then. */
    @Test
    void verifiedAgainInTheSameRequestATokenNeedsNoSecondProofButMustStillBeGood() {
        MutableClock clock = MutableClock.at(Instant.now());
        RequestAuthenticator authenticator = RequestAuthenticator.builder(
                        ISSUER.offlineVerifier(settings -> settings.clock(clock)))
                .dpop(DpopPolicy.of(DpopMode.REQUIRED))
                .build();
        String token = keyBound().expiresIn(Duration.ofMinutes(5)).sign();
        TestRequest request = TestRequest.get(URL).dpop(token, proof(token));
        AccessToken verified = authenticator.authenticate(request);
        assertThat(refusal(authenticator, request).reason()).isEqualTo(Reason.DPOP_REPLAYED);
        assertThat(authenticator.reverify(verified).raw()).isEqualTo(token);
        clock.advance(Duration.ofMinutes(6));
        assertThat(catchThrowableOfType(AuthException.class, () -> authenticator.reverify(verified))
                        .reason())
                .isEqualTo(Reason.EXPIRED);
    }

    private static String escapedPem() {
        String pem = "-----BEGIN CERTIFICATE-----\n" + TestCertificates.RFC_BASE64 + "\n-----END CERTIFICATE-----\n";
        return URLEncoder.encode(pem, UTF_8).replace("+", "%20");
    }

    private static TestToken keyBound() {
        return ISSUER.token().boundTo(KEY);
    }

    private static TestToken certificateBound() {
        return ISSUER.token().claim("cnf", Map.of("x5t#S256", TestCertificates.RFC_THUMBPRINT));
    }

    private static String proof(String token) {
        return KEY.proof("GET", URL).forToken(token).sign();
    }

    private static RequestAuthenticator authenticator(DpopMode mode) {
        return RequestAuthenticator.builder(VERIFIER).dpop(DpopPolicy.of(mode)).build();
    }

    private static RequestAuthenticator trusting(ClientCertificates source) {
        return RequestAuthenticator.builder(VERIFIER).clientCertificates(source).build();
    }

    private static AuthException refusal(RequestAuthenticator authenticator, TestRequest request) {
        return catchThrowableOfType(AuthException.class, () -> authenticator.authenticate(request));
    }

    private static void assertRefused(DpopMode mode, TestRequest request, Reason reason) {
        AuthException refusal = refusal(authenticator(mode), request);
        assertThat(refusal).isInstanceOf(InvalidTokenException.class);
        assertThat(refusal.reason()).isEqualTo(reason);
    }
}
