package io.github.auth0guard.test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.auth0guard.json.JsonText;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A token in the making of which every byte is free: for tokens that no honest issuer makes. Immutable: each method
 * returns a changed copy.
 *
 * <p>Header and claims are JSON texts in which each character is one byte (ISO 8859-1), so that malformed UTF-8 can be
 * written too.
 *
 * <pre>{@code
 * String jwt = issuer.token().raw().claims(json -> json + " trailing").sign();
 * }</pre>
 */
public final class RawToken {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final TestKey key;
    private final String header;
    private final String claims;

    private RawToken(TestKey key, String header, String claims) {
        this.key = key;
        this.header = header;
        this.claims = claims;
    }

    static RawToken of(TestKey key, Map<String, @Nullable Object> header, Map<String, @Nullable Object> claims) {
        return new RawToken(key, JsonText.of(header), JsonText.of(claims));
    }

    /**
     * Changes the header's JSON text.
     *
     * @param change gets the text and returns another one; no character above U+00FF
     * @return a changed copy
     */
    public RawToken header(UnaryOperator<String> change) {
        return new RawToken(key, change.apply(header), claims);
    }

    /**
     * Changes the claims' JSON text.
     *
     * @param change gets the text and returns another one; no character above U+00FF
     * @return a changed copy
     */
    public RawToken claims(UnaryOperator<String> change) {
        return new RawToken(key, header, change.apply(claims));
    }

    RawToken signedBy(TestKey other) {
        return new RawToken(other, header, claims);
    }

    /**
     * Returns the public part of the key that signs.
     *
     * @return what a verifier has
     */
    public PublicKey publicKey() {
        return key.pair().getPublic();
    }

    String claims() {
        return claims;
    }

    TestKey key() {
        return key;
    }

    /**
     * Signs with the issuer's key.
     *
     * @return the compact serialisation
     */
    public String sign() {
        return sign(segment(header) + '.' + segment(claims));
    }

    /**
     * Signs with the issuer's key, in whatever way header and claims are encoded.
     *
     * @param content the first two segments with a dot between them, ASCII
     * @return the content, a dot and a good signature over it
     */
    public String sign(String content) {
        return content + '.' + BASE64URL.encodeToString(key.sign(content.getBytes(US_ASCII)));
    }

    /**
     * Puts something else in the signature's place.
     *
     * @param signer gets the bytes to be signed and returns the signature
     * @return the compact serialisation
     */
    public String signWith(UnaryOperator<byte[]> signer) {
        String content = segment(header) + '.' + segment(claims);
        return content + '.' + BASE64URL.encodeToString(signer.apply(content.getBytes(US_ASCII)));
    }

    /**
     * Signs with the issuer's key and spoils the signature.
     *
     * @param change gets the good signature and returns another one
     * @return the compact serialisation
     */
    public String spoil(UnaryOperator<byte[]> change) {
        return signWith(content -> change.apply(key.sign(content)));
    }

    /**
     * Encodes text as a segment.
     *
     * @param text each character is one byte
     * @return canonical base64url
     */
    public static String segment(String text) {
        return BASE64URL.encodeToString(text.getBytes(ISO_8859_1));
    }
}
