package io.github.auth0guard.acceptance.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The JSON types that RFC 7515 §4.1 and RFC 7517 §4.1 give to header members. */
final class HeaderTypes {
    /** RFC 3986 §2: the characters that a URI has; our tokens' odd ones have others. */
    private static final String URI = "[A-Za-z0-9\\-._~:/?#\\[\\]@!$&'()*+,;=%]*";

    private HeaderTypes() {}

    static boolean areViolatedBy(JsonNode header) {
        return !header.has("alg")
                || any(header, HeaderTypes::isName, "alg", "kid", "typ", "cty")
                || any(header, JsonNode::isTextual, "x5t", "x5t#S256")
                || any(header, HeaderTypes::isUri, "jku", "x5u")
                || any(header, jwk -> jwk.path("kty").isTextual(), "jwk")
                || any(header, HeaderTypes::isTexts, "x5c");
    }

    private static boolean any(JsonNode header, Predicate<JsonNode> type, String... names) {
        return Stream.of(names).anyMatch(name -> header.has(name) && !type.test(header.get(name)));
    }

    private static boolean isName(JsonNode value) {
        return value.isTextual() && !value.textValue().isEmpty();
    }

    private static boolean isUri(JsonNode value) {
        return value.isTextual() && value.textValue().matches(URI);
    }

    private static boolean isTexts(JsonNode value) {
        return value.isArray()
                && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isTextual);
    }
}
