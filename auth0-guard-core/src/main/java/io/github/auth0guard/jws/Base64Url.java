package io.github.auth0guard.jws;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Canonical base64url without padding (RFC 7515 §2): for each byte sequence there is exactly one text. java.util.Base64
 * takes padding and ignores the last character's unused bits, so that several texts would mean the same token; and it
 * reads no stretch of an array without a copy.
 */
public final class Base64Url {
    /** For each byte its six bits, or -1, which stays negative however it is shifted and joined. */
    private static final byte[] VALUE_OF = valueOfBytes();

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
        int rest = (to - from) % 4;
        if (rest == 1) {
            return null;
        }
        byte[] decoded = new byte[(to - from) * 3 / 4];
        int end = to - rest;
        int at = 0;
        for (int i = from; i < end; i += 4) {
            int bits = bits(ascii[i], 18) | bits(ascii[i + 1], 12) | bits(ascii[i + 2], 6) | bits(ascii[i + 3], 0);
            if (bits < 0) {
                return null;
            }
            decoded[at++] = (byte) (bits >> 16);
            decoded[at++] = (byte) (bits >> 8);
            decoded[at++] = (byte) bits;
        }
        return rest == 0 || decodeRest(ascii, end, rest, decoded, at) ? decoded : null;
    }

    /** Two characters are one byte and four unused bits, three are two bytes and two: unused bits are zero. */
    private static boolean decodeRest(byte[] ascii, int from, int rest, byte[] decoded, int at) {
        int bits = bits(ascii[from], 18) | bits(ascii[from + 1], 12) | (rest == 3 ? bits(ascii[from + 2], 6) : 0);
        int unused = rest == 3 ? 0xFF : 0xFFFF;
        if (bits < 0 || (bits & unused) != 0) {
            return false;
        }
        decoded[at] = (byte) (bits >> 16);
        if (rest == 3) {
            decoded[at + 1] = (byte) (bits >> 8);
        }
        return true;
    }

    private static int bits(byte character, int shift) {
        return VALUE_OF[character & 0xFF] << shift;
    }

    private static byte[] valueOfBytes() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        return values;
    }
}
