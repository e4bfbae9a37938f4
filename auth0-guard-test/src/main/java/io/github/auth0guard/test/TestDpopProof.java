package io.github.auth0guard.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.auth0guard.json.JsonLimits;
import io.github.auth0guard.json.JsonSyntaxException;
import io.github.auth0guard.json.JsonText;
import io.github.auth0guard.json.StrictJson;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A DPoP proof in the making, by default a good one. Immutable: each method returns a changed copy. */
public final class TestDpopProof {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final TestDpopKey key;
    private final Map<String, @Nullable Object> header;
    private final Map<String, @Nullable Object> claims;

    private TestDpopProof(TestDpopKey key, Map<String, @Nullable Object> header, Map<String, @Nullable Object> claims) {
        this.key = key;
        this.header = Collections.unmodifiableMap(header);
        this.claims = Collections.unmodifiableMap(claims);
    }

    static TestDpopProof of(TestDpopKey key, String method, String url, Instant now) {
        Map<String, @Nullable Object> header = new LinkedHashMap<>();
        header.put("typ", "dpop+jwt");
        header.put("alg", key.algorithm());
        header.put("jwk", key.jwk());
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("htm", method);
        claims.put("htu", url);
        claims.put("iat", now.getEpochSecond());
        return new TestDpopProof(key, header, claims);
    }

    /**
     * Sets {@code ath}: makes the proof one for a token.
     *
     * @param token the access token that the request sends
     * @return a changed copy
     */
    public TestDpopProof forToken(String token) {
        return claim("ath", TestDpopKey.sha256(token));
    }

    /**
     * Sets {@code nonce}.
     *
     * @param nonce what the service sent in {@code DPoP-Nonce}
     * @return a changed copy
     */
    public TestDpopProof nonce(String nonce) {
        return claim("nonce", nonce);
    }

    /**
     * Sets any claim.
     *
     * @param name the claim's name
     * @param value a string, number, boolean, list, map, or null for a JSON null
     * @return a changed copy
     */
    public TestDpopProof claim(String name, @Nullable Object value) {
        return new TestDpopProof(key, header, with(claims, name, value));
    }

    /**
     * Removes a claim.
     *
     * @param name the claim's name
     * @return a changed copy
     */
    public TestDpopProof without(String name) {
        return new TestDpopProof(key, header, without(claims, name));
    }

    /**
     * Sets any header member; the signature does not follow.
     *
     * @param name the member's name
     * @param value a string, number, boolean, list, map, or null for a JSON null
     * @return a changed copy
     */
    public TestDpopProof header(String name, @Nullable Object value) {
        return new TestDpopProof(key, with(header, name, value), claims);
    }

    /**
     * Removes a header member.
     *
     * @param name the member's name
     * @return a changed copy
     */
    public TestDpopProof withoutHeader(String name) {
        return new TestDpopProof(key, without(header, name), claims);
    }

    /**
     * Signs the proof.
     *
     * @return the value for the {@code DPoP} header field
     */
    public String sign() {
        String content = encode(JsonText.of(header).getBytes(UTF_8)) + "."
                + encode(JsonText.of(claims).getBytes(UTF_8));
        return content + "." + encode(key.sign(content.getBytes(UTF_8)));
    }

    /** The thumbprint of a proof's key; the proof is not judged: this issuer gives anybody any token anyway. */
    static Optional<String> thumbprint(String proof) {
        try {
            byte[] header = Base64.getUrlDecoder().decode(proof.split("\\.", 2)[0]);
            return StrictJson.parseObject(header, JsonLimits.TOKEN).get("jwk") instanceof Map<?, ?> jwk
                    ? Optional.of(TestDpopKey.thumbprint(jwk))
                    : Optional.empty();
        } catch (IllegalArgumentException | JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    private static String encode(byte[] bytes) {
        return BASE64URL.encodeToString(bytes);
    }

    private static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> map, String name, @Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(map);
        copy.put(name, value);
        return copy;
    }

    private static Map<String, @Nullable Object> without(Map<String, @Nullable Object> map, String name) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(map);
        copy.remove(name);
        return copy;
    }
}
