package io.github.auth0guard.jws;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Canonical base64url without padding (RFC 7515 §2): for each byte sequence there is exactly one text. java.util.Base64,
 * which does the work, also takes padding and ignores the last character's unused bits, so that several texts would mean
 * the same token.
 */
public final class Base64Url {
    /** The characters whose low four bits are zero: of two characters, one byte and these. */
    private static final String AFTER_ONE_BYTE = "AQgw";

    /** The characters whose low two bits are zero: of three characters, two bytes and these. */
    private static final String AFTER_TWO_BYTES = "AEIMQUYcgkosw048";

    private Base64Url() {}

    /**
     * Decodes a stretch of ASCII text.
     *
     * @param ascii the text's bytes
     * @param from the first byte
     * @param to the byte after the last one
     * @return the decoded bytes, or null if the text is not canonical base64url
     */
    public static byte @Nullable [] decode(byte[] ascii, int from, int to) {
        if (from < to && !isCanonicalEnd((char) ascii[to - 1], to - from)) {
            return null;
        }
        try {
            // Through a buffer, which needs no copy of the stretch. Without padding, its array has the right length.
            return Base64.getUrlDecoder()
                    .decode(ByteBuffer.wrap(ascii, from, to - from))
                    .array();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isCanonicalEnd(char last, int length) {
        return switch (length % 4) {
            case 0 -> last != '=';
            case 2 -> AFTER_ONE_BYTE.indexOf(last) >= 0;
            case 3 -> AFTER_TWO_BYTES.indexOf(last) >= 0;
            default -> false;
        };
    }
}
