package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.dpop.DpopMode;
import io.github.auth0guard.dpop.DpopNonces;
import io.github.auth0guard.dpop.DpopPolicy;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.DpopNonceRequiredException;
import io.github.auth0guard.error.InsufficientAuthenticationException;
import io.github.auth0guard.error.InsufficientScopeException;
import io.github.auth0guard.error.InvalidDpopProofException;
import io.github.auth0guard.error.InvalidRequestException;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.KeysUnavailableException;
import io.github.auth0guard.error.MissingCredentialsException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.error.ReplayStoreUnavailableException;
import io.github.auth0guard.http.Refusal;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.http.ResourceMetadata;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The status and challenges of each row of the HTTP contract, in each DPoP mode. */
class ChallengesTest {
    private static final TokenVerifier UNUSED = token -> {
        throw new IllegalStateException("not asked for");
    };
    private static final TestRequest PLAIN = TestRequest.get("https://api.example.com/");
    private static final TestRequest BEARER = PLAIN.header("Authorization", "Bearer x");
    private static final TestRequest DPOP = PLAIN.header("Authorization", "DPoP x");

    private static final AuthException MISSING = new MissingCredentialsException(Reason.MISSING_CREDENTIALS);
    private static final AuthException EXPIRED = new InvalidTokenException(Reason.EXPIRED);
    private static final AuthException SCOPES =
            new InsufficientScopeException(Reason.SCOPE_MISSING, orderedScopes("read:messages", "write:messages"));

    private static Set<String> orderedScopes(String... scopes) {
        return new LinkedHashSet<>(List.of(scopes));
    }

    @Test
    void withoutCredentialsNobodyIsBlamed() {
        assertThat(challenges(DpopMode.DISABLED, MISSING, PLAIN)).containsExactly("Bearer realm=\"api\"");
        assertThat(challenges(DpopMode.ALLOWED, MISSING, PLAIN))
                .containsExactly("Bearer realm=\"api\"", "DPoP algs=\"ES256\"");
        assertThat(challenges(DpopMode.REQUIRED, MISSING, PLAIN)).containsExactly("DPoP algs=\"ES256\"");
    }

    @Test
    void aBadTokenIsBlamedOnTheSchemeThatWasUsed() {
        String error = "error=\"invalid_token\", error_description=\"The access token expired\"";
        assertThat(challenges(DpopMode.DISABLED, EXPIRED, BEARER)).containsExactly("Bearer " + error);
        assertThat(challenges(DpopMode.ALLOWED, EXPIRED, BEARER))
                .containsExactly("Bearer " + error, "DPoP algs=\"ES256\"");
        assertThat(challenges(DpopMode.ALLOWED, EXPIRED, DPOP))
                .containsExactly("Bearer realm=\"api\"", "DPoP " + error + ", algs=\"ES256\"");
        assertThat(challenges(DpopMode.REQUIRED, EXPIRED, DPOP)).containsExactly("DPoP " + error + ", algs=\"ES256\"");
    }

    @Test
    void missingScopesAreNamed() {
        String error = "error=\"insufficient_scope\", scope=\"read:messages write:messages\"";
        assertThat(challenges(DpopMode.DISABLED, SCOPES, BEARER)).containsExactly("Bearer " + error);
        assertThat(challenges(DpopMode.ALLOWED, SCOPES, DPOP))
                .containsExactly("Bearer realm=\"api\"", "DPoP " + error + ", algs=\"ES256\"");
    }

    @Test
    void aBoundTokenSentAsBearerIsToldToUseDpop() {
        AuthException bound = new InvalidTokenException(Reason.BOUND_TOKEN_AS_BEARER);
        String error = "error=\"invalid_token\","
                + " error_description=\"The access token is bound to a key and must be sent with the DPoP scheme\"";
        assertThat(challenges(DpopMode.ALLOWED, bound, BEARER))
                .containsExactly("Bearer realm=\"api\"", "DPoP " + error + ", algs=\"ES256\"");
        assertThat(challenges(DpopMode.DISABLED, bound, BEARER)).containsExactly("Bearer " + error);
    }

    @Test
    void aBadProofIsBlamedOnDpop() {
        AuthException replayed = new InvalidDpopProofException(Reason.DPOP_REPLAYED);
        assertThat(challenges(DpopMode.ALLOWED, replayed, DPOP))
                .containsExactly(
                        "Bearer realm=\"api\"",
                        "DPoP error=\"invalid_dpop_proof\", error_description=\"The DPoP proof was used before\","
                                + " algs=\"ES256\"");
    }

    @Test
    void allAlgorithmsOfProofsAreNamedInOrder() {
        RequestAuthenticator authenticator = RequestAuthenticator.builder(UNUSED)
                .dpop(DpopPolicy.builder(DpopMode.REQUIRED)
                        .algorithms("EdDSA", "ES256")
                        .build())
                .build();
        assertThat(challenges(authenticator.refuse(MISSING, PLAIN))).containsExactly("DPoP algs=\"EdDSA ES256\"");
    }

    @Test
    void anotherNonceIsAskedForAndGiven() {
        DpopNonces nonces = DpopNonces.random();
        RequestAuthenticator authenticator = RequestAuthenticator.builder(UNUSED)
                .dpop(DpopPolicy.builder(DpopMode.REQUIRED).nonces(nonces).build())
                .build();
        Refusal refusal = authenticator.refuse(new DpopNonceRequiredException(Reason.DPOP_NONCE_STALE), DPOP);
        assertThat(refusal.status()).isEqualTo(401);
        assertThat(challenges(refusal))
                .containsExactly(
                        "DPoP error=\"use_dpop_nonce\","
                                + " error_description=\"The DPoP proof must carry a current nonce of this service\", algs=\"ES256\"");
        assertThat(values(refusal, "DPoP-Nonce"))
                .singleElement()
                .satisfies(nonce -> assertThat(nonces.accepts(nonce)).isTrue());
        assertThat(refusal.body()).contains("\"error\":\"use_dpop_nonce\"");
    }

    @Test
    void aWeakLoginIsToldWhatWouldDo() {
        AuthException weak = new InsufficientAuthenticationException(
                Reason.ACR_NOT_SATISFIED, orderedScopes("gold", "silver"), Duration.ofMinutes(5));
        assertThat(challenges(DpopMode.DISABLED, weak, BEARER))
                .containsExactly(
                        "Bearer error=\"insufficient_user_authentication\","
                                + " error_description=\"A stronger login is required\", acr_values=\"gold silver\", max_age=\"300\"");
        AuthException old =
                new InsufficientAuthenticationException(Reason.LOGIN_TOO_OLD, Set.of(), Duration.ofSeconds(5));
        Refusal refusal = authenticator(DpopMode.ALLOWED).refuse(old, DPOP);
        assertThat(refusal.status()).isEqualTo(401);
        assertThat(challenges(refusal))
                .containsExactly(
                        "Bearer realm=\"api\"",
                        "DPoP error=\"insufficient_user_authentication\","
                                + " error_description=\"A more recent login is required\", max_age=\"5\", algs=\"ES256\"");
    }

    @Test
    void aRequestThatCannotBeReadGets400() {
        AuthException twice = new InvalidRequestException(Reason.REPEATED_CREDENTIALS);
        Refusal refusal = authenticator(DpopMode.ALLOWED).refuse(twice, BEARER);
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(challenges(refusal))
                .containsExactly(
                        "Bearer error=\"invalid_request\","
                                + " error_description=\"The Authorization header field was sent more than once\"",
                        "DPoP algs=\"ES256\"");
    }

    /** RFC 9110 §12.5.1: who takes plain text and nothing else is a person at a terminal. */
    @Test
    void whoTakesPlainTextOnlyGetsASentence() {
        for (String accept : List.of("text/plain", "TEXT/PLAIN;q=0.5", "text/plain , text/plain;format=flowed")) {
            Refusal refusal = authenticator(DpopMode.DISABLED).refuse(EXPIRED, BEARER.header("Accept", accept));
            assertThat(refusal.body()).isEqualTo("The access token expired\n");
            assertThat(values(refusal, "Content-Type")).containsExactly("text/plain;charset=us-ascii");
        }
        for (String accept : List.of("", "*/*", "text/*", "text/plain, */*", "application/json, text/plain")) {
            Refusal refusal = authenticator(DpopMode.DISABLED).refuse(EXPIRED, BEARER.header("Accept", accept));
            assertThat(refusal.body()).startsWith("{\"type\":\"about:blank\",");
            assertThat(values(refusal, "Content-Type")).containsExactly("application/problem+json");
        }
    }

    @Test
    void aHeadRequestIsAnsweredWithoutABody() {
        TestRequest head = TestRequest.of("HEAD", PLAIN.url()).header("Authorization", "Bearer x");
        Refusal refusal = authenticator(DpopMode.DISABLED).refuse(EXPIRED, head);
        assertThat(refusal.body()).isEmpty();
        assertThat(values(refusal, "Content-Type")).containsExactly("application/problem+json");
    }

    @Test
    void whoCannotDecideChallengesNobody() {
        for (AuthException down : List.of(
                new KeysUnavailableException(Duration.ofMillis(1_500), null),
                new ReplayStoreUnavailableException(Reason.REPLAY_STORE_FULL, Duration.ofMillis(1_500), null))) {
            Refusal refusal = authenticator(DpopMode.ALLOWED).refuse(down, DPOP);
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(challenges(refusal)).isEmpty();
            assertThat(values(refusal, "Retry-After")).containsExactly("2");
            assertThat(refusal.body()).contains("The service cannot check credentials right now");
        }
    }

    @ParameterizedTest
    @EnumSource(DpopMode.class)
    void everyChallengeOfA401PointsToTheMetadataAndNoOther(DpopMode mode) {
        RequestAuthenticator authenticator = RequestAuthenticator.builder(UNUSED)
                .dpop(DpopPolicy.of(mode))
                .resourceMetadata(ResourceMetadata.of("https://api.example.com/v1", "https://tenant.eu.auth0.com/"))
                .build();
        String pointer = "resource_metadata=\"https://api.example.com/.well-known/oauth-protected-resource/v1\"";
        for (AuthException refused : List.of(MISSING, EXPIRED)) {
            assertThat(challenges(authenticator.refuse(refused, DPOP)))
                    .isNotEmpty()
                    .allSatisfy(challenge -> assertThat(challenge).endsWith(pointer));
        }
        assertThat(challenges(authenticator.refuse(SCOPES, DPOP)))
                .noneSatisfy(challenge -> assertThat(challenge).contains("resource_metadata"));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void everySentenceCanStandBetweenQuotes(String sentence) {
        assertThat(sentence).matches("[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    }

    static Stream<String> sentences() {
        return Stream.of(Reason.values()).map(Reason::sentence).distinct();
    }

    private static RequestAuthenticator authenticator(DpopMode mode) {
        return RequestAuthenticator.builder(UNUSED).dpop(DpopPolicy.of(mode)).build();
    }

    private static List<String> challenges(DpopMode mode, AuthException exception, TestRequest request) {
        return challenges(authenticator(mode).refuse(exception, request));
    }

    private static List<String> challenges(Refusal refusal) {
        return values(refusal, "WWW-Authenticate");
    }

    private static List<String> values(Refusal refusal, String name) {
        return refusal.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(Refusal.Header::value)
                .toList();
    }
}
