package io.github.auth0guard.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.auth0guard.json.JsonText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What an issuer answers, where Auth0 has it. */
final class IssuerEndpoints {
    private final Supplier<String> url;
    private final PublishedKeys keys;
    private final TokenEndpoint tokens;
    private final AtomicInteger keySetRequests = new AtomicInteger();

    IssuerEndpoints(Supplier<String> url, PublishedKeys keys, TokenEndpoint tokens) {
        this.url = url;
        this.keys = keys;
        this.tokens = tokens;
    }

    Map<String, HttpHandler> byPath(OngoingOutage outage) {
        HttpHandler keySet = outage.before(this::keySet);
        return Map.of(
                "/.well-known/jwks.json",
                exchange -> {
                    // Counted even if nobody answers.
                    keySetRequests.incrementAndGet();
                    keySet.handle(exchange);
                },
                "/.well-known/openid-configuration",
                outage.before(this::metadata),
                "/.well-known/oauth-authorization-server",
                outage.before(this::metadata),
                "/oauth/token",
                outage.before(tokens::handle));
    }

    int keySetRequests() {
        return keySetRequests.get();
    }

    private void keySet(HttpExchange exchange) throws IOException {
        Map<String, Object> keySet = keys.jwkSet();
        String etag = '"' + TestDpopKey.sha256(JsonText.of(keySet)) + '"';
        exchange.getResponseHeaders().set("Cache-Control", "public, max-age=15");
        exchange.getResponseHeaders().set("ETag", etag);
        // RFC 9110 §13.1.2, for the one form that a client of this issuer sends.
        if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        } else {
            send(exchange, 200, keySet);
        }
    }

    /** OpenID Connect Discovery §3, RFC 8414 §2. */
    private void metadata(HttpExchange exchange) throws IOException {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", url.get());
        metadata.put("authorization_endpoint", url.get() + "authorize");
        metadata.put("token_endpoint", url.get() + "oauth/token");
        metadata.put("jwks_uri", url.get() + ".well-known/jwks.json");
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
