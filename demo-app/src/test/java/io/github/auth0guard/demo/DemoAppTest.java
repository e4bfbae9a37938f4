package io.github.auth0guard.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.StepUp;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo's contract: each route with what it needs, without it, and with less than it. */
class DemoAppTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static DemoApp demo;

    @BeforeAll
    static void start() throws Exception {
        ISSUER.publish("PS256", "ES256", "EdDSA");
        demo = DemoApp.start(
                Map.of("PORT", "0", "AUTH0_DOMAIN", ISSUER.url(), "AUTH0_ALGORITHMS", "RS256,PS256,ES256,EdDSA"),
                new PrintStream(new ByteArrayOutputStream(), true));
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void publicNeedsNothing() throws Exception {
        HttpResponse<String> response = get("/public");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"message\":\"Hello from a public endpoint\"}");
    }

    @Test
    void publicDoesNotLookAtWhatIsSentAlong() throws Exception {
        assertThat(get("/public", "Bearer nonsense").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/whoami", "/messages", "/reports", "/transfer", "/nowhere"})
    void everythingElseIsRefusedWithoutAToken(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenges(response))
                .containsExactly("Bearer realm=\"api\"" + metadata(), "DPoP algs=\"ES256\"" + metadata());
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body())
                .isEqualTo(
                        "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"Access Denied\"}");
    }

    @Test
    void theRootGreetsWhoeverHasAToken() throws Exception {
        HttpResponse<String> response = get("/", bearer(ISSUER.token()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"Hello\":\"World\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256", "EdDSA"})
    void tokensOfEachAllowedAlgorithmAreVerified(String algorithm) throws Exception {
        assertThat(get("/", bearer(ISSUER.token().algorithm(algorithm))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoamiSaysWhatTheTokenSays() throws Exception {
        TestToken token = ISSUER.token()
                .subject("auth0|42")
                .clientId("app")
                .scope("a", "b")
                .permissions("p");
        assertThat(get("/whoami", bearer(token)).body())
                .isEqualTo(
                        "{\"sub\":\"auth0|42\",\"client_id\":\"app\",\"scopes\":[\"a\",\"b\"],\"permissions\":[\"p\"]}");
    }

    @Test
    void messagesNeedTheScope() throws Exception {
        HttpResponse<String> refused = get("/messages", bearer(ISSUER.token().scope("write:messages")));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(challenges(refused))
                .containsExactly("Bearer error=\"insufficient_scope\", scope=\"read:messages\"", "DPoP algs=\"ES256\"");
        assertThat(refused.body()).contains("\"detail\":\"Not authorised to perform this action\"");
        assertThat(get("/messages", bearer(ISSUER.token().scope("read:messages")))
                        .body())
                .contains("Welcome");
    }

    @Test
    void aPermissionOfTheSameNameIsNoScope() throws Exception {
        assertThat(get("/messages", bearer(ISSUER.token().permissions("read:messages")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/reports", bearer(ISSUER.token().scope("read:reports"))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void writingMessagesNeedsItsOwnScope() throws Exception {
        assertThat(post(ISSUER.token().scope("read:messages"), "{\"message\":\"Hi\"}")
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> created = post(ISSUER.token().scope("write:messages"), "{\"message\":\"Hi\"}");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).isEqualTo("{\"message\":\"Hi\"}");
        assertThat(get("/messages", bearer(ISSUER.token().scope("read:messages")))
                        .body())
                .contains("Hi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "{}", "{\"message\":1}"})
    void aMessageThatCantBeReadIsABadRequest(String body) throws Exception {
        assertThat(post(ISSUER.token().scope("write:messages"), body).statusCode())
                .isEqualTo(400);
    }

    @Test
    void reportsNeedThePermission() throws Exception {
        HttpResponse<String> refused = get("/reports", bearer(ISSUER.token().permissions("read:other")));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(challenges(refused))
                .containsExactly("Bearer error=\"insufficient_scope\", scope=\"read:reports\"", "DPoP algs=\"ES256\"");
        assertThat(get("/reports", bearer(ISSUER.token().permissions("read:reports")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTransferNeedsARecentLoginWithSeveralFactors() throws Exception {
        TestToken strong = ISSUER.token().claim("acr", StepUp.MULTI_FACTOR);
        long now = Instant.now().getEpochSecond();
        assertThat(get("/transfer", bearer(strong.claim("auth_time", now))).body())
                .isEqualTo("{\"transfer\":\"accepted\"}");
        HttpResponse<String> tooOld = get("/transfer", bearer(strong.claim("auth_time", now - 400)));
        assertThat(tooOld.statusCode()).isEqualTo(401);
        assertThat(challenges(tooOld).get(0))
                .startsWith("Bearer error=\"insufficient_user_authentication\"")
                .contains("acr_values=\"" + StepUp.MULTI_FACTOR + "\", max_age=\"300\"");
        assertThat(get("/transfer", bearer(strong)).statusCode()).isEqualTo(401);
        assertThat(get("/transfer", bearer(ISSUER.token().claim("auth_time", now)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theMetadataNamesTheIssuer() throws Exception {
        HttpResponse<String> response = get("/.well-known/oauth-protected-resource");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body())
                .contains(
                        "\"resource\":\"" + demo.url() + "/\"",
                        "\"authorization_servers\":[\"" + ISSUER.url() + "\"]",
                        "\"dpop_signing_alg_values_supported\":[\"ES256\"]");
    }

    @Test
    void aTokenThatIsBoundToAKeyIsNoBearerToken() throws Exception {
        TestToken bound = ISSUER.token().claim("cnf", Map.of("jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"));
        HttpResponse<String> response = get("/", bearer(bound));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenges(response).get(1)).startsWith("DPoP error=\"invalid_token\"");
    }

    @Test
    void aRouteThatNoServletServesIsForbiddenToo() throws Exception {
        assertThat(get("/nowhere", bearer(ISSUER.token())).statusCode()).isIn(403, 404);
    }

    @Test
    void aBadTokenIsSaidToBeInvalidAndNothingOfItComesBack() throws Exception {
        String jwt = ISSUER.token().expiresIn(Duration.ofHours(-2)).sign();
        HttpResponse<String> response = get("/", "Bearer " + jwt);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenges(response))
                .containsExactly(
                        "Bearer error=\"invalid_token\", error_description=\"The access token expired\"" + metadata(),
                        "DPoP algs=\"ES256\"" + metadata());
        assertThat(response.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                        + "\"detail\":\"The access token expired\",\"error\":\"invalid_token\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer a b", "Bearer a,b", "Bearer é", "Bearer =", "bearer"})
    void credentialsThatCantBeReadAreABadRequest(String field) throws Exception {
        HttpResponse<String> response = get("/", field);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(challenges(response).get(0)).startsWith("Bearer error=\"invalid_request\", error_description=\"");
    }

    @Test
    void credentialsSentTwiceAreABadRequest() throws Exception {
        String good = bearer(ISSUER.token());
        HttpResponse<String> response = CLIENT.send(
                request("/")
                        .header("Authorization", good)
                        .header("Authorization", good)
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer", "BEARER", "Bearer"})
    void theSchemeIsReadWithoutCase(String scheme) throws Exception {
        assertThat(get("/", scheme + " " + ISSUER.token().sign()).statusCode()).isEqualTo(200);
    }

    @Test
    void anotherSchemeIsChallengedWithoutBlame() throws Exception {
        HttpResponse<String> response = get("/", "Basic dXNlcjpwYXNz");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenges(response)).contains("Bearer realm=\"api\"" + metadata());
    }

    @Test
    void whoAsksForPlainTextGetsIt() throws Exception {
        HttpResponse<String> response =
                CLIENT.send(request("/").header("Accept", "text/plain").build(), BodyHandlers.ofString());
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(response.body()).isEqualTo("Access Denied\n");
    }

    @Test
    void headGetsTheSameAnswerWithoutABody() throws Exception {
        HttpResponse<String> refused =
                CLIENT.send(request("/").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).isEmpty();
    }

    @Test
    void traceIsNotAllowed() throws Exception {
        HttpResponse<String> response = CLIENT.send(
                request("/public").method("TRACE", BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(challenges(response)).isEmpty();
    }

    @Test
    void healthSaysWhetherTokensCanBeVerified() throws Exception {
        assertThat(get("/", bearer(ISSUER.token())).statusCode()).isEqualTo(200);
        HttpResponse<String> response = get("/health");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"status\":\"up\"");
    }

    private static String metadata() {
        return ", resource_metadata=\"" + demo.url() + "/.well-known/oauth-protected-resource\"";
    }

    private static List<String> challenges(HttpResponse<String> response) {
        return response.headers().allValues("WWW-Authenticate");
    }

    private static String bearer(TestToken token) {
        return "Bearer " + token.sign();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(request(path).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path, String authorization) throws Exception {
        return CLIENT.send(request(path).header("Authorization", authorization).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(TestToken token, String body) throws Exception {
        return CLIENT.send(
                request("/messages")
                        .header("Authorization", bearer(token))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(demo.url() + path));
    }
}
