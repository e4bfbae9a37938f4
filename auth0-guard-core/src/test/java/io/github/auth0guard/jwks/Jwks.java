package io.github.auth0guard.jwks;

import io.github.auth0guard.json.JsonText;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JWK Sets for tests, with real keys. */
final class Jwks {
    private static final List<RSAPublicKey> RSA = List.of(rsa(2048), rsa(2048));
    static final ECPublicKey P256 = ec("secp256r1");

    private Jwks() {}

    static RSAPublicKey rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return (RSAPublicKey) generator.generateKeyPair().getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECPublicKey ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return (ECPublicKey) generator.generateKeyPair().getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A usable RS256 key. */
    static Map<String, Object> key(String id) {
        return key(id, RSA.get(0));
    }

    /** Other material under any id. */
    static Map<String, Object> otherKey(String id) {
        return key(id, RSA.get(1));
    }

    static Map<String, Object> key(String id, RSAPublicKey key) {
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "RSA");
        jwk.put("kid", id);
        jwk.put("use", "sig");
        jwk.put("alg", "RS256");
        jwk.put("n", encode(key.getModulus()));
        jwk.put("e", encode(key.getPublicExponent()));
        return jwk;
    }

    static Map<String, Object> ecKey(String id, BigInteger x, BigInteger y) {
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "EC");
        jwk.put("crv", "P-256");
        jwk.put("kid", id);
        jwk.put("x", encode(x));
        jwk.put("y", encode(y));
        return jwk;
    }

    static Map<String, Object> with(Map<String, Object> jwk, String member, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(jwk);
        changed.put(member, value);
        return changed;
    }

    static Map<String, Object> without(Map<String, Object> jwk, String member) {
        Map<String, Object> changed = new LinkedHashMap<>(jwk);
        changed.remove(member);
        return changed;
    }

    static String set(Map<?, ?>... keys) {
        return JsonText.of(Map.of("keys", List.of(keys)));
    }

    /** The set of usable keys with these ids. */
    static String of(String... ids) {
        return JsonText.of(Map.of("keys", List.of(ids).stream().map(Jwks::key).toList()));
    }

    static String encode(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        byte[] unsigned = Arrays.copyOfRange(bytes, from, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }
}
