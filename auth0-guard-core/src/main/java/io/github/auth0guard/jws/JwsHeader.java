package io.github.auth0guard.jws;

import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JOSE header (RFC 7515 §4) of which only these members count. {@code jwk}, {@code jku}, {@code x5u} and {@code x5c}
 * must have their types and are not used: no key and no address is ever taken from a token (RFC 8725 §3.10).
 *
 * @param algorithm {@code alg}
 * @param keyId {@code kid}, or null if absent
 * @param type {@code typ} in lower case and without the {@code application/} prefix (RFC 7515 §4.1.9), or null if absent
 * @param members all members, for what a profile such as DPoP reads in addition
 */
public record JwsHeader(
        String algorithm, @Nullable String keyId, @Nullable String type, Map<String, @Nullable Object> members) {
    /**
     * Each changes what the bytes mean: extensions we don't know (RFC 7515 §4.1.11), an unencoded payload (RFC 7797),
     * compression or encryption (RFC 7516). Their presence alone refuses the token, whatever their value.
     */
    private static final List<String> UNSUPPORTED = List.of("crit", "b64", "zip", "enc");

    static JwsHeader of(Map<String, @Nullable Object> members) {
        for (String name : UNSUPPORTED) {
            if (members.containsKey(name)) {
                throw new InvalidTokenException(Reason.UNSUPPORTED_EXTENSION);
            }
        }
        requireRegisteredTypes(members);
        String algorithm = string(members, "alg");
        if (algorithm == null) {
            throw new InvalidTokenException(Reason.BAD_HEADER);
        }
        String type = mediaType(string(members, "typ"));
        if ("jwt".equals(mediaType(string(members, "cty")))) {
            throw new InvalidTokenException(Reason.NESTED_TOKEN);
        }
        return new JwsHeader(algorithm, string(members, "kid"), type, members);
    }

    /**
     * RFC 7515 §4.1.2 to §4.1.8. Nobody here uses these members, but a header that breaks their rules is not a JOSE
     * header, and other libraries refuse it.
     */
    private static void requireRegisteredTypes(Map<String, @Nullable Object> members) {
        if (members.containsKey("")) {
            throw new InvalidTokenException(Reason.BAD_HEADER);
        }
        string(members, "x5t");
        string(members, "x5t#S256");
        requireUri(string(members, "jku"));
        requireUri(string(members, "x5u"));
        if (members.containsKey("jwk") && !isJwk(members.get("jwk"))) {
            throw new InvalidTokenException(Reason.BAD_HEADER);
        }
        if (members.containsKey("x5c") && !isTexts(members.get("x5c"))) {
            throw new InvalidTokenException(Reason.BAD_HEADER);
        }
    }

    private static void requireUri(@Nullable String text) {
        try {
            if (text != null) {
                new URI(text);
            }
        } catch (URISyntaxException e) {
            throw new InvalidTokenException(Reason.BAD_HEADER);
        }
    }

    /** RFC 7517 §4.1: the one member that each JWK has. */
    private static boolean isJwk(@Nullable Object value) {
        return value instanceof Map<?, ?> jwk && jwk.get("kty") instanceof String;
    }

    private static boolean isTexts(@Nullable Object value) {
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
    }

    private static @Nullable String string(Map<String, @Nullable Object> members, String name) {
        Object value = members.get(name);
        if (value instanceof String text) {
            return text;
        }
        if (members.containsKey(name)) {
            throw new InvalidTokenException(Reason.BAD_HEADER);
        }
        return null;
    }

    /** RFC 7515 §4.1.9: media types compare without case, and a value without a slash means {@code application/}. */
    private static @Nullable String mediaType(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String lower = value.toLowerCase(Locale.ROOT);
        String type = lower.startsWith("application/") ? lower.substring("application/".length()) : lower;
        if (type.isEmpty()) {
            // No media type; and it must not pass for an absent member, which the Auth0 profile may have.
            throw new InvalidTokenException(Reason.BAD_HEADER);
        }
        return type;
    }
}
