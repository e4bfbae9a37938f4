package io.github.auth0guard.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.auth0guard.test.TestIssuer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client that knows only the URL of the service finds everything else by asking, as the MCP specification has it. */
class McpDiscoveryTest {
    private static final Pattern METADATA = Pattern.compile("resource_metadata=\"([^\"]*)\"");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    @Test
    void fromA401ToA200() throws Exception {
        int port = freePort();
        String resource = "http://localhost:" + port + "/";
        Map<String, String> settings =
                Map.of("PORT", "" + port, "AUTH0_DOMAIN", ISSUER.url(), "AUTH0_AUDIENCE", resource);
        try (DemoApp demo = DemoApp.start(settings, new PrintStream(new ByteArrayOutputStream(), true))) {
            HttpResponse<String> refused = get(demo.url() + "/messages");
            assertThat(refused.statusCode()).isEqualTo(401);

            JsonNode metadata = json(get(metadataUrl(refused)));
            // RFC 9728 §3.3: the client must not go on if the document speaks of another resource.
            assertThat(metadata.path("resource").textValue()).isEqualTo(resource);
            assertThat(strings(metadata.path("scopes_supported")))
                    .containsExactly("read:messages", "read:reports", "write:messages");

            String issuer = metadata.path("authorization_servers").get(0).textValue();
            JsonNode server = json(get(issuer + ".well-known/oauth-authorization-server"));
            assertThat(server.path("issuer").textValue()).isEqualTo(issuer);

            String token = token(server.path("token_endpoint").textValue(), resource, "read:messages");
            assertThat(get(demo.url() + "/messages", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String metadataUrl(HttpResponse<String> refused) {
        List<String> challenges = refused.headers().allValues("WWW-Authenticate");
        assertThat(challenges).isNotEmpty().allSatisfy(each -> assertThat(each).containsPattern(METADATA));
        Matcher matcher = METADATA.matcher(challenges.get(0));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    /** RFC 8707: the client names the resource, not an audience that it could not know. */
    private static String token(String endpoint, String resource, String scope) throws Exception {
        String form = "grant_type=client_credentials&client_id=mcp&client_secret=x&scope=" + scope + "&resource="
                + URLEncoder.encode(resource, UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return json(CLIENT.send(request, BodyHandlers.ofString()))
                .path("access_token")
                .textValue();
    }

    private static List<String> strings(JsonNode array) {
        return new JsonMapper().convertValue(array, new TypeReference<>() {});
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        return new JsonMapper().readTree(response.body());
    }

    private static HttpResponse<String> get(String url, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
