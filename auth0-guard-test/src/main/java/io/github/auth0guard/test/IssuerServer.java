package io.github.auth0guard.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.auth0guard.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The issuer's endpoints over HTTP, on loopback only. */
final class IssuerServer {
    private final PublishedKeys keys;
    private final TokenEndpoint tokens;
    private final AtomicInteger keySetRequests = new AtomicInteger();
    private int port;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    IssuerServer(int port, PublishedKeys keys, TokenEndpoint tokens) {
        this.port = port;
        this.keys = keys;
        this.tokens = tokens;
    }

    /** Does nothing if it runs already. */
    void start() {
        if (server != null) {
            return;
        }
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.createContext("/.well-known/jwks.json", this::keySet);
            started.createContext("/.well-known/openid-configuration", this::metadata);
            started.createContext("/.well-known/oauth-authorization-server", this::metadata);
            started.createContext("/oauth/token", tokens::handle);
            threads = Executors.newCachedThreadPool(IssuerServer::daemon);
            started.setExecutor(threads);
            started.start();
            server = started;
            port = started.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + ": " + e.getMessage(), e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "test-issuer");
        thread.setDaemon(true);
        return thread;
    }

    void stop() {
        if (server != null && threads != null) {
            server.stop(0);
            threads.shutdownNow();
            server = null;
        }
    }

    String url() {
        return "http://localhost:" + port + "/";
    }

    int keySetRequests() {
        return keySetRequests.get();
    }

    private void keySet(HttpExchange exchange) throws IOException {
        keySetRequests.incrementAndGet();
        exchange.getResponseHeaders().set("Cache-Control", "public, max-age=15");
        send(exchange, 200, keys.jwkSet());
    }

    /** OpenID Connect Discovery §3, RFC 8414 §2. */
    private void metadata(HttpExchange exchange) throws IOException {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", url());
        metadata.put("authorization_endpoint", url() + "authorize");
        metadata.put("token_endpoint", url() + "oauth/token");
        metadata.put("jwks_uri", url() + ".well-known/jwks.json");
        metadata.put("grant_types_supported", List.of("client_credentials"));
        metadata.put("dpop_signing_alg_values_supported", List.of("ES256"));
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("subject_types_supported", List.of("public"));
        metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
        send(exchange, 200, metadata);
    }

    static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JsonText.of(body).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
