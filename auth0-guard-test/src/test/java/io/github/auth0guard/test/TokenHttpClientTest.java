package io.github.auth0guard.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a service gets to see; that it accepts it is shown by the demo's tests. */
@ExtendWith(TestIssuer.class)
class TokenHttpClientTest {
    private final List<Headers> seen = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private String nonce = "";
    private HttpServer service;

    @BeforeEach
    void start() throws Exception {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            Headers headers = exchange.getRequestHeaders();
            seen.add(headers);
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            boolean refused = !nonce.isEmpty() && !claims(headers).contains("\"nonce\":\"" + nonce + "\"");
            if (!nonce.isEmpty()) {
                exchange.getResponseHeaders().add("DPoP-Nonce", nonce);
            }
            if (refused) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "DPoP error=\"use_dpop_nonce\"");
            }
            exchange.sendResponseHeaders(refused ? 401 : 204, -1);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void aBearerTokenGoesAlongWithEveryRequest(TestIssuer issuer) throws Exception {
        HttpClient client = issuer.token().httpClient();
        send(client, "/a", UnaryOperator.identity());
        client.sendAsync(request("/b").build(), BodyHandlers.discarding()).get();
        assertThat(seen).hasSize(2);
        assertThat(seen)
                .extracting(headers -> headers.get("Authorization"))
                .allSatisfy(values ->
                        assertThat(values).singleElement().asString().matches("Bearer [\\w-]+\\.[\\w-]+\\.[\\w-]+"));
    }

    @Test
    void theOtherHeadersMethodAndBodyStayAsTheyAre(TestIssuer issuer) throws Exception {
        send(
                issuer.token().httpClient(),
                "/a",
                request -> request.header("X-Other", "1").POST(BodyPublishers.ofString("body")));
        assertThat(seen.get(0).getFirst("X-Other")).isEqualTo("1");
        assertThat(bodies).containsExactly("body");
    }

    @Test
    void aRequestsOwnAuthorizationIsKept(TestIssuer issuer) throws Exception {
        send(issuer.token().httpClient(), "/a", request -> request.header("Authorization", "Bearer own"));
        TestDpopKey.create()
                .httpClient(issuer.token())
                .sendAsync(request("/a").header("Authorization", "Bearer own").build(), BodyHandlers.discarding())
                .get();
        assertThat(seen).extracting(headers -> headers.get("Authorization")).allMatch(List.of("Bearer own")::equals);
        assertThat(seen.get(1).containsKey("DPoP")).isFalse();
    }

    @Test
    void eachRequestHasAProofOfItsOwnForItsMethodAndUrl(TestIssuer issuer) throws Exception {
        TestDpopKey key = TestDpopKey.create();
        HttpClient client = key.httpClient(issuer.token());
        send(client, "/a?query=1", UnaryOperator.identity());
        send(client, "/a", request -> request.POST(BodyPublishers.ofString("body")));
        String url = "http://127.0.0.1:" + service.getAddress().getPort() + "/a";
        assertThat(claims(seen.get(0))).contains("\"htm\":\"GET\"", "\"htu\":\"" + url + "\"", "\"ath\":");
        assertThat(claims(seen.get(1))).contains("\"htm\":\"POST\"", "\"htu\":\"" + url + "\"");
        assertThat(seen.get(0).getFirst("DPoP")).isNotEqualTo(seen.get(1).getFirst("DPoP"));
        assertThat(seen.get(0).getFirst("Authorization")).startsWith("DPoP ");
        assertThat(decoded(seen.get(0).getFirst("Authorization").substring(5))).contains(key.thumbprint());
    }

    @Test
    void whenTheServiceAsksForANonceTheRequestIsRepeatedOnceWithIt(TestIssuer issuer) throws Exception {
        nonce = "first";
        HttpClient client = TestDpopKey.create().httpClient(issuer.token());
        assertThat(send(client, "/a", request -> request.POST(BodyPublishers.ofString("body")))
                        .statusCode())
                .isEqualTo(204);
        assertThat(bodies).containsExactly("body", "body");
        assertThat(send(client, "/b", UnaryOperator.identity()).statusCode()).isEqualTo(204);
        assertThat(seen).as("the nonce is remembered").hasSize(3);
        nonce = "second";
        assertThat(client.sendAsync(request("/c").build(), BodyHandlers.discarding())
                        .get()
                        .statusCode())
                .isEqualTo(204);
        assertThat(seen).hasSize(5);
    }

    @Test
    void aBearerClientRepeatsNothing(TestIssuer issuer) throws Exception {
        nonce = "first";
        assertThat(send(issuer.token().httpClient(), "/a", UnaryOperator.identity())
                        .statusCode())
                .isEqualTo(401);
        assertThat(seen).hasSize(1);
    }

    private HttpResponse<Void> send(HttpClient client, String path, UnaryOperator<HttpRequest.Builder> change)
            throws Exception {
        return client.send(change.apply(request(path)).build(), BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + service.getAddress().getPort() + path));
    }

    private static String claims(Headers headers) {
        return headers.containsKey("DPoP") ? decoded(headers.getFirst("DPoP")) : "";
    }

    private static String decoded(String jwt) {
        return new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]), UTF_8);
    }
}
