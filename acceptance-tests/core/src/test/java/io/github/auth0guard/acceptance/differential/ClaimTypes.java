package io.github.auth0guard.acceptance.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The JSON types that RFC 7519 §4.1, RFC 8693 §4.2, RFC 9068 §2.2 and RFC 7800 §3.1 give to claims. */
final class ClaimTypes {
    private ClaimTypes() {}

    static boolean areViolatedBy(JsonNode claims) {
        return any(claims, List.of("iss", "sub", "jti", "scope", "azp", "client_id"), JsonNode::isTextual)
                || any(claims, List.of("exp", "nbf", "iat"), JsonNode::isNumber)
                || any(claims, List.of("aud"), aud -> aud.isTextual() || isStrings(aud) && !aud.isEmpty())
                || any(claims, List.of("permissions"), ClaimTypes::isStrings)
                || any(claims, List.of("cnf"), JsonNode::isObject)
                || any(claims.path("cnf"), List.of("jkt", "x5t#S256"), JsonNode::isTextual);
    }

    private static boolean any(JsonNode claims, List<String> names, Predicate<JsonNode> type) {
        return names.stream().anyMatch(name -> claims.has(name) && !type.test(claims.get(name)));
    }

    private static boolean isStrings(JsonNode value) {
        return value.isArray()
                && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isTextual);
    }
}
