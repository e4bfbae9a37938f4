package io.github.auth0guard.jws;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Canonical base64url without padding (RFC 7515 §2): for each byte sequence there is exactly one text. */
public final class Base64Url {
    private static final byte[] VALUE_OF = valueOfCharacters();

    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

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
        if (!endsCanonically(ascii, from, to)) {
            return null;
        }
        try {
            // Reads the stretch in place and refuses every other character.
            return DECODER.decode(ByteBuffer.wrap(ascii, from, to - from)).array();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * java.util.Base64 alone takes padding and ignores the last character's unused bits, so that several texts would
     * mean the same token.
     */
    private static boolean endsCanonically(byte[] ascii, int from, int to) {
        if (from == to) {
            return true;
        }
        byte last = ascii[to - 1];
        int value = last < 0 ? -1 : VALUE_OF[last];
        return value >= 0
                && switch ((to - from) % 4) {
                    case 0 -> true;
                    case 2 -> (value & 0b1111) == 0;
                    case 3 -> (value & 0b11) == 0;
                    default -> false;
                };
    }

    private static byte[] valueOfCharacters() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        return values;
    }
}
