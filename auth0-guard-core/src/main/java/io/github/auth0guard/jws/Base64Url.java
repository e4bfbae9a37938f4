package io.github.auth0guard.jws;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Canonical base64url without padding (RFC 7515 §2): for each byte sequence there is exactly one text. java.util.Base64
 * takes padding and ignores the last character's unused bits, so that several texts would mean the same token; and it
 * reads no stretch of an array without a copy.
 */
public final class Base64Url {
    /** For each byte its six bits where they belong in a group of four, or -1, which stays negative however it is joined. */
    private static final int[] FIRST = bitsAt(18);

    private static final int[] SECOND = bitsAt(12);
    private static final int[] THIRD = bitsAt(6);
    private static final int[] FOURTH = bitsAt(0);

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
            int bits = FIRST[ascii[i] & 0xFF]
                    | SECOND[ascii[i + 1] & 0xFF]
                    | THIRD[ascii[i + 2] & 0xFF]
                    | FOURTH[ascii[i + 3] & 0xFF];
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
        int bits = FIRST[ascii[from] & 0xFF]
                | SECOND[ascii[from + 1] & 0xFF]
                | (rest == 3 ? THIRD[ascii[from + 2] & 0xFF] : 0);
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

    private static int[] bitsAt(int shift) {
        int[] bits = new int[256];
        Arrays.fill(bits, -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int value = 0; value < alphabet.length(); value++) {
            bits[alphabet.charAt(value)] = value << shift;
        }
        return bits;
    }
}
