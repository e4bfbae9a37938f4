package io.github.auth0guard.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.github.auth0guard.json.JsonLimits;
import io.github.auth0guard.json.JsonSyntaxException;
import io.github.auth0guard.json.StrictJson;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** {@code POST /oauth/token} as Auth0 has it, for the client credentials grant; any client id and secret will do. */
final class TokenEndpoint {
    private static final int MAX_BODY = 10_000;

    /** Auth0's default for an API. */
    private static final Duration LIFETIME = Duration.ofHours(24);

    private final Supplier<TestToken> template;

    TokenEndpoint(Supplier<TestToken> template) {
        this.template = template;
    }

    void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            IssuerEndpoints.send(exchange, 404, Map.of("message", "Not Found"));
            return;
        }
        Map<String, String> parameters = parameters(exchange);
        String grant = parameters.getOrDefault("grant_type", "");
        if (grant.isEmpty()) {
            refuse(exchange, 403, "invalid_request", "Missing required parameter: grant_type");
        } else if (!grant.equals("client_credentials")) {
            refuse(exchange, 403, "unsupported_grant_type", "Unsupported grant type: " + grant);
        } else if (parameters.getOrDefault("client_id", "").isEmpty()) {
            refuse(exchange, 401, "access_denied", "Unauthorized");
        } else {
            grant(exchange, parameters);
        }
    }

    private static void refuse(HttpExchange exchange, int status, String error, String description) throws IOException {
        IssuerEndpoints.send(exchange, status, Map.of("error", error, "error_description", description));
    }

    private void grant(HttpExchange exchange, Map<String, String> parameters) throws IOException {
        Optional<String> proof =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("DPoP"));
        Optional<String> thumbprint = proof.flatMap(TestDpopProof::thumbprint);
        if (proof.isPresent() && thumbprint.isEmpty()) {
            refuse(exchange, 400, "invalid_dpop_proof", "The DPoP proof carries no usable public key");
            return;
        }
        String scope = parameters.getOrDefault("scope", "").strip();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", accessToken(parameters, scope, thumbprint));
        if (!scope.isEmpty()) {
            answer.put("scope", scope);
        }
        answer.put("expires_in", LIFETIME.toSeconds());
        answer.put("token_type", thumbprint.isPresent() ? "DPoP" : "Bearer");
        IssuerEndpoints.send(exchange, 200, answer);
    }

    /** Without an audience Auth0 issues an opaque token, and so newcomers meet that here as well. */
    private String accessToken(Map<String, String> parameters, String scope, Optional<String> thumbprint) {
        // RFC 8707's parameter, as tenants take it that are set up for MCP clients.
        String audience = parameters.getOrDefault("audience", parameters.getOrDefault("resource", ""));
        if (audience.isEmpty()) {
            return UUID.randomUUID().toString().replace("-", "");
        }
        TestToken unbound = template.get()
                .machineToMachine(parameters.getOrDefault("client_id", ""))
                .audience(audience)
                .expiresIn(LIFETIME);
        TestToken token =
                thumbprint.map(jkt -> unbound.claim("cnf", Map.of("jkt", jkt))).orElse(unbound);
        // As an API with RBAC has it: what was granted stands in both claims.
        return (scope.isEmpty() ? token : token.scope(scope).permissions(scope.split(" +"))).sign();
    }

    private static Map<String, String> parameters(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readNBytes(MAX_BODY), UTF_8);
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        return type != null && type.startsWith("application/json") ? json(body) : form(body);
    }

    private static Map<String, String> form(String body) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Map<String, String> json(String body) {
        Map<String, String> parameters = new HashMap<>();
        try {
            StrictJson.parseObject(body.getBytes(UTF_8), JsonLimits.TOKEN).forEach((name, value) -> {
                if (value instanceof String text) {
                    parameters.put(name, text);
                }
            });
        } catch (JsonSyntaxException e) {
            return Map.of();
        }
        return parameters;
    }
}
