package io.github.auth0guard.jws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.json.JsonLimits;
import io.github.auth0guard.json.JsonSyntaxException;
import io.github.auth0guard.json.StrictJson;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed JWS in compact serialisation (RFC 7515 §7.1) whose payload is a JSON object. Nothing in it can be
 * trusted before a {@code SigningKey} has verified it.
 */
public final class CompactJws {
    private final byte[] ascii;
    private final int secondDot;
    private final JwsHeader header;
    private final Map<String, @Nullable Object> claims;
    private final byte[] signature;

    private CompactJws(
            byte[] ascii, Dots dots, JwsHeader header, Map<String, @Nullable Object> claims, byte[] signature) {
        this.ascii = ascii;
        this.secondDot = dots.second();
        this.header = header;
        this.claims = claims;
        this.signature = signature;
    }

    /**
     * Reads a token strictly.
     *
     * @param token the text as it came; anything
     * @param maxLength the most characters accepted
     * @return the well-formed, not yet verified token
     * @throws InvalidTokenException if the text is anything but one canonical compact JWS with JSON object claims
     */
    public static CompactJws parse(String token, int maxLength) {
        if (token.length() > maxLength) {
            throw new InvalidTokenException(Reason.TOKEN_TOO_LARGE);
        }
        Dots dots = Dots.of(token);
        byte[] ascii = token.getBytes(ISO_8859_1);
        // Characters beyond Latin-1 become '?', which no segment may contain; two that are one code point become one.
        if (ascii.length != token.length()) {
            throw new InvalidTokenException(Reason.BAD_BASE64URL);
        }
        JwsHeader header = JwsHeader.of(object(ascii, 0, dots.first()));
        Map<String, @Nullable Object> claims = object(ascii, dots.first() + 1, dots.second());
        return new CompactJws(ascii, dots, header, claims, decode(ascii, dots.second() + 1, ascii.length));
    }

    private static Map<String, @Nullable Object> object(byte[] ascii, int from, int to) {
        try {
            return StrictJson.parseObject(decode(ascii, from, to), JsonLimits.TOKEN);
        } catch (JsonSyntaxException e) {
            throw new InvalidTokenException(reasonFor(e.rule()));
        }
    }

    private static byte[] decode(byte[] ascii, int from, int to) {
        byte[] decoded = Base64Url.decode(ascii, from, to);
        if (decoded == null) {
            throw new InvalidTokenException(Reason.BAD_BASE64URL);
        }
        return decoded;
    }

    private static Reason reasonFor(JsonSyntaxException.Rule rule) {
        return switch (rule) {
            case ENCODING -> Reason.BAD_UTF8;
            case GRAMMAR -> Reason.BAD_JSON;
            case DUPLICATE_MEMBER -> Reason.DUPLICATE_MEMBER;
            case LIMIT -> Reason.JSON_TOO_COMPLEX;
        };
    }

    /**
     * Returns the protected header.
     *
     * @return the header, judged for form only
     */
    public JwsHeader header() {
        return header;
    }

    /**
     * Returns the payload's members.
     *
     * @return the claims in document order, unmodifiable and not yet trusted
     */
    public Map<String, @Nullable Object> claims() {
        return claims;
    }

    /** The decoded signature; not to be changed. */
    byte[] signature() {
        return signature;
    }

    /** RFC 7515 §5.2 (8): what is signed are the first two segments as they came, and the dot between them. */
    void addSigningInputTo(Signature verification) throws SignatureException {
        verification.update(ascii, 0, secondDot);
    }

    /** Where the three segments meet. */
    private record Dots(int first, int second) {
        private static final int NONE = -1;

        /** By {@code indexOf}, which looks at many characters at a time. */
        static Dots of(String token) {
            int first = token.indexOf('.');
            int second = token.indexOf('.', first + 1);
            int third = second == NONE ? NONE : token.indexOf('.', second + 1);
            if (third != NONE && isEncrypted(token, third)) {
                throw new InvalidTokenException(Reason.ENCRYPTED_TOKEN);
            }
            if (first <= 0 || second <= first + 1 || third != NONE) {
                throw new InvalidTokenException(Reason.NOT_A_JWS);
            }
            if (second == token.length() - 1) {
                throw new InvalidTokenException(Reason.UNSIGNED);
            }
            return new Dots(first, second);
        }

        /** RFC 7516 §7.1: five segments. */
        private static boolean isEncrypted(String token, int third) {
            int fourth = token.indexOf('.', third + 1);
            return fourth != NONE && token.indexOf('.', fourth + 1) == NONE;
        }
    }
}
