package io.github.auth0guard.test;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** The same bytes written in another way: what one reader takes for this token, another takes for a different one. */
final class Misspelling {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private Misspelling() {}

    /** Respells the claims and signs what came out. */
    static String claims(TestToken token, UnaryOperator<String> change) {
        RawToken raw = unevenClaims(token);
        String good = raw.sign();
        return raw.sign(good.substring(0, good.indexOf('.') + 1) + change.apply(RawToken.segment(raw.claims())));
    }

    /** Respells the signature. */
    static String signature(TestToken token, UnaryOperator<String> change) {
        String good = token.sign();
        int at = good.lastIndexOf('.') + 1;
        return good.substring(0, at) + change.apply(good.substring(at));
    }

    /** Claims whose encoding ends in an incomplete group, so that there is something to pad and bits to misuse. */
    private static RawToken unevenClaims(TestToken token) {
        RawToken raw = token.raw();
        while (raw.claims().length() % 3 == 0) {
            raw = raw.claims(json -> json.substring(0, json.length() - 1) + " }");
        }
        return raw;
    }

    static String padded(String segment) {
        return segment + "=".repeat((4 - segment.length() % 4) % 4);
    }

    /** Sets the lowest bit of the last character, which no byte uses. */
    static String unusedBits(String segment) {
        int last = segment.length() - 1;
        return segment.substring(0, last) + ALPHABET.charAt(ALPHABET.indexOf(segment.charAt(last)) | 1);
    }

    static String standardAlphabet(String segment) {
        return segment.replace('-', '+').replace('_', '/');
    }

    static String inMiddle(String segment, String insertion) {
        int middle = segment.length() / 2;
        return segment.substring(0, middle) + insertion + segment.substring(middle);
    }

    /** One token's header and claims with another's signature. */
    static String withSignatureOf(TestToken signed, TestToken shown) {
        String text = shown.sign();
        String good = signed.sign();
        return text.substring(0, text.lastIndexOf('.')) + good.substring(good.lastIndexOf('.'));
    }

    /** RFC 7515 §7.2.2. */
    static String jsonSerialisation(TestToken token) {
        String[] segments = token.sign().split("\\.", -1);
        return "{\"protected\":\"" + segments[0] + "\",\"payload\":\"" + segments[1] + "\",\"signature\":\""
                + segments[2] + "\"}";
    }

    static byte[] truncated(byte[] signature) {
        return Arrays.copyOf(signature, signature.length - 3);
    }

    static byte[] flipped(byte[] signature) {
        byte[] copy = signature.clone();
        copy[copy.length / 2] ^= 1;
        return copy;
    }

    /** An ECDSA signature as X.509 writes it, in place of RFC 7518 §3.4's plain r and s. */
    static byte[] der(byte[] plain) {
        byte[] r = unsigned(plain, 0, plain.length / 2);
        byte[] s = unsigned(plain, plain.length / 2, plain.length);
        byte[] der = new byte[6 + r.length + s.length];
        der[0] = 0x30;
        der[1] = (byte) (4 + r.length + s.length);
        der[2] = 0x02;
        der[3] = (byte) r.length;
        System.arraycopy(r, 0, der, 4, r.length);
        der[4 + r.length] = 0x02;
        der[5 + r.length] = (byte) s.length;
        System.arraycopy(s, 0, der, 6 + r.length, s.length);
        return der;
    }

    private static byte[] unsigned(byte[] plain, int from, int to) {
        return new BigInteger(1, Arrays.copyOfRange(plain, from, to)).toByteArray();
    }
}
