package io.github.auth0guard.acceptance.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.auth0guard.error.Reason;
import io.github.auth0guard.test.RawToken;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Signatures that are not the named key's over this token, and names that are no key's. */
final class KeyRecipes {
    private static final List<String> KEY_IDS = List.of(
            "",
            " ",
            "unknown",
            "/dev/null",
            "../../../../etc/passwd",
            "..\\..\\nul",
            "file:///dev/null",
            "https://attacker.example/key",
            "' OR '1'='1",
            "x' UNION SELECT 'AA' --",
            "*)(uid=*",
            "${jndi:ldap://a/b}",
            "%0d%0aSet-Cookie: a=b",
            "\r\nSet-Cookie: a=b",
            "\0",
            "$(id)",
            "`id`",
            "{{7*7}}",
            "\u202e",
            "__proto__",
            "toString",
            "k".repeat(4_000));

    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private final TestToken token;
    private final TestToken ecToken;
    private final TestToken attackers;
    private final List<Hostile> made = new ArrayList<>();

    private KeyRecipes(TestIssuer issuer, TestToken attackers) {
        this.token = issuer.token();
        this.ecToken = token.algorithm("ES256");
        this.attackers = attackers.issuer(issuer.url());
    }

    /** The attacker's tokens are as the issuer's, but for the key. */
    static List<Hostile> of(TestIssuer issuer, TestToken attackers) {
        KeyRecipes recipes = new KeyRecipes(issuer, attackers);
        recipes.keyIds();
        recipes.broughtAlong();
        recipes.rsa();
        recipes.ecdsa();
        recipes.otherContent();
        return recipes.made;
    }

    private void keyIds() {
        for (String id : KEY_IDS) {
            add("the kid " + id, token.header("kid", id).sign(), Reason.KEY_UNKNOWN);
        }
        String known = keyId(token);
        for (String id : List.of(known + ' ', ' ' + known, known + '\0', known.toUpperCase(Locale.ROOT), known + "x")) {
            add("the known kid spelled " + id, token.header("kid", id).sign(), Reason.KEY_UNKNOWN);
        }
        add("no kid", token.withoutHeader("kid").sign(), Reason.KEY_ID_MISSING);
    }

    private static String keyId(TestToken token) {
        String header = new String(Base64.getUrlDecoder().decode(token.sign().split("\\.", -1)[0]), UTF_8);
        return header.replaceAll(".*\"kid\":\"([^\"]*)\".*", "$1");
    }

    private void broughtAlong() {
        TestToken stranger = attackers.header("kid", keyId(token));
        add("a stranger's signature", stranger.sign(), Reason.BAD_SIGNATURE);
        Map<String, Object> jwk = Map.of("kty", "RSA", "n", "AQAB", "e", "AQAB", "kid", keyId(token));
        Map<String, Object> broughtAlong = Map.of(
                "jwk", jwk,
                "jku", "https://attacker.example/jwks.json",
                "x5u", "https://attacker.example/x.pem",
                "x5c", List.of("MIIB"),
                "x5t", "AAAA",
                "x5t#S256", "AAAA",
                "epk", jwk,
                "apu", "AAAA",
                "p2c", 2_000_000_000,
                "trust", "me");
        broughtAlong.forEach((name, value) -> add(
                "a stranger's signature with " + name,
                stranger.header(name, value).sign(),
                Reason.BAD_SIGNATURE));
        add(
                "a jwk in the kid's place",
                stranger.withoutHeader("kid").header("jwk", jwk).sign(),
                Reason.KEY_ID_MISSING);
    }

    private void rsa() {
        spoilRsa("empty", good -> new byte[0], Reason.UNSIGNED);
        spoilRsa("of one byte", good -> new byte[1], Reason.BAD_SIGNATURE);
        spoilRsa("of zeros", good -> new byte[256], Reason.BAD_SIGNATURE);
        spoilRsa("that is 1", good -> fixed(BigInteger.ONE, 256), Reason.BAD_SIGNATURE);
        spoilRsa("that is n - 1", good -> fixed(modulus().subtract(BigInteger.ONE), 256), Reason.BAD_SIGNATURE);
        spoilRsa("that is n", good -> fixed(modulus(), 256), Reason.BAD_SIGNATURE);
        spoilRsa("of ones", good -> filled(256), Reason.BAD_SIGNATURE);
        spoilRsa("plus n", good -> fixed(new BigInteger(1, good).add(modulus()), 257), Reason.BAD_SIGNATURE);
        spoilRsa("with a zero before it", good -> fixed(new BigInteger(1, good), 257), Reason.BAD_SIGNATURE);
        spoilRsa("with a zero behind it", good -> Arrays.copyOf(good, 257), Reason.BAD_SIGNATURE);
        spoilRsa("one byte short", good -> Arrays.copyOf(good, 255), Reason.BAD_SIGNATURE);
        spoilRsa("backwards", KeyRecipes::reversed, Reason.BAD_SIGNATURE);
        spoilRsa("of 8,000 bytes", good -> Arrays.copyOf(good, 8_000), Reason.BAD_SIGNATURE);
        for (int at : List.of(0, 1, 127, 128, 254, 255)) {
            spoilRsa("with byte " + at + " changed", good -> flipped(good, at), Reason.BAD_SIGNATURE);
        }
        for (String other : List.of("RS384", "RS512", "PS256", "PS384", "PS512")) {
            TestToken signed = token.algorithm(other).header("alg", "RS256").header("kid", keyId(token));
            add("the same key's signature by " + other, signed.sign(), Reason.BAD_SIGNATURE);
        }
        add(
                "an EC signature under the RSA kid",
                ecToken.header("alg", "RS256").header("kid", keyId(token)).sign(),
                Reason.BAD_SIGNATURE);
    }

    private void ecdsa() {
        BigInteger zero = BigInteger.ZERO;
        BigInteger n = P256_ORDER;
        spoilEc("r = s = 0", good -> join(zero, zero));
        spoilEc("r = 0", good -> join(zero, s(good)));
        spoilEc("s = 0", good -> join(r(good), zero));
        spoilEc("r = s = n", good -> join(n, n));
        spoilEc("r + n", good -> join(r(good).add(n).mod(BigInteger.ONE.shiftLeft(256)), s(good)));
        spoilEc("s = n", good -> join(r(good), n));
        spoilEc("r = s = 1", good -> join(BigInteger.ONE, BigInteger.ONE));
        spoilEc("r and s swapped", good -> join(s(good), r(good)));
        spoilEc("r = s = n - 1", good -> join(n.subtract(BigInteger.ONE), n.subtract(BigInteger.ONE)));
        spoilEc("all ones", good -> filled(64));
        spoilEc("63 bytes", good -> Arrays.copyOf(good, 63));
        spoilEc("65 bytes", good -> Arrays.copyOf(good, 65));
        spoilEc("96 bytes, as ES384 has", good -> Arrays.copyOf(good, 96));
        spoilEc("1,000 bytes", good -> Arrays.copyOf(good, 1_000));
        spoilEc("r alone", good -> Arrays.copyOf(good, 32));
        spoilEc("the first byte changed", good -> flipped(good, 0));
        spoilEc("the last byte changed", good -> flipped(good, 63));
        add(
                "an RSA signature under the EC kid",
                token.header("alg", "ES256").header("kid", keyId(ecToken)).sign(),
                Reason.BAD_SIGNATURE);
    }

    /** A good signature, but over something else. */
    private void otherContent() {
        RawToken raw = token.raw();
        String good = token.sign();
        String signature = good.substring(good.lastIndexOf('.'));
        add(
                "claims changed after signing",
                token.subject("auth0|victim").raw().sign().replaceAll("\\.[^.]*$", "") + signature,
                Reason.BAD_SIGNATURE);
        add(
                "a header changed after signing",
                token.header("x", 1).raw().sign().replaceAll("\\.[^.]*$", "") + signature,
                Reason.BAD_SIGNATURE);
        for (String content : List.of("", ".", good.substring(0, good.indexOf('.')), good, good.substring(1))) {
            String other = raw.sign(content);
            add(
                    "a signature over " + content.length() + " other characters",
                    good.substring(0, good.lastIndexOf('.')) + other.substring(other.lastIndexOf('.')),
                    Reason.BAD_SIGNATURE);
        }
    }

    private BigInteger modulus() {
        return ((RSAPublicKey) token.raw().publicKey()).getModulus();
    }

    private void spoilRsa(String how, UnaryOperator<byte[]> change, Reason reason) {
        add("an RSA signature " + how, token.raw().spoil(change), reason);
    }

    private void spoilEc(String how, UnaryOperator<byte[]> change) {
        add("an ECDSA signature with " + how, ecToken.raw().spoil(change), Reason.BAD_SIGNATURE);
    }

    private static BigInteger r(byte[] signature) {
        return new BigInteger(1, Arrays.copyOf(signature, 32));
    }

    private static BigInteger s(byte[] signature) {
        return new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    }

    private static byte[] join(BigInteger r, BigInteger s) {
        byte[] both = Arrays.copyOf(fixed(r, 32), 64);
        System.arraycopy(fixed(s, 32), 0, both, 32, 32);
        return both;
    }

    private static byte[] fixed(BigInteger value, int size) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[size];
        int length = Math.min(bytes.length, size);
        System.arraycopy(bytes, bytes.length - length, fixed, size - length, length);
        return fixed;
    }

    private static byte[] filled(int size) {
        byte[] ones = new byte[size];
        Arrays.fill(ones, (byte) -1);
        return ones;
    }

    private static byte[] flipped(byte[] good, int at) {
        byte[] copy = good.clone();
        copy[at] ^= 1;
        return copy;
    }

    private static byte[] reversed(byte[] good) {
        byte[] copy = new byte[good.length];
        for (int i = 0; i < good.length; i++) {
            copy[i] = good[good.length - 1 - i];
        }
        return copy;
    }

    private void add(String name, String text, Reason reason) {
        made.add(new Hostile(name, text, reason));
    }
}
