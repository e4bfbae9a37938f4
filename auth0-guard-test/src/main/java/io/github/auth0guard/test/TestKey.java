package io.github.auth0guard.test;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A signing key of the test issuer. Its {@code kid} and its JWK say that it is one, so that production can refuse it. */
record TestKey(String id, String algorithm, KeyPair pair) {
    static final String ID_PREFIX = "auth0-guard-test-";

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    byte[] sign(byte[] content) {
        try {
            Signature signature = signature();
            signature.initSign(pair.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK can't sign with " + algorithm, e);
        }
    }

    private Signature signature() throws GeneralSecurityException {
        String bits = algorithm.substring(2);
        return switch (algorithm.substring(0, 2)) {
            case "RS" -> Signature.getInstance("SHA" + bits + "withRSA");
            case "ES" -> Signature.getInstance("SHA" + bits + "withECDSAinP1363Format");
            case "PS" -> pss(Integer.parseInt(bits));
            default -> Signature.getInstance("Ed25519");
        };
    }

    private static Signature pss(int bits) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        String hash = "SHA-" + bits;
        signature.setParameter(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), bits / 8, 1));
        return signature;
    }

    /** The public key as a JWK (RFC 7517). */
    Map<String, Object> jwk() {
        Map<String, Object> jwk = new LinkedHashMap<>();
        if (pair.getPublic() instanceof RSAPublicKey rsa) {
            jwk.put("kty", "RSA");
            jwk.put("n", unsigned(rsa.getModulus(), (rsa.getModulus().bitLength() + 7) / 8));
            jwk.put("e", unsigned(rsa.getPublicExponent(), 3));
        } else if (pair.getPublic() instanceof ECPublicKey ec) {
            int size = (ec.getParams().getCurve().getField().getFieldSize() + 7) / 8;
            jwk.put("kty", "EC");
            jwk.put("crv", "P-" + ec.getParams().getCurve().getField().getFieldSize());
            jwk.put("x", unsigned(ec.getW().getAffineX(), size));
            jwk.put("y", unsigned(ec.getW().getAffineY(), size));
        } else {
            jwk.put("kty", "OKP");
            jwk.put("crv", "Ed25519");
            // RFC 8410 §4: the key is the last 32 bytes of its SubjectPublicKeyInfo.
            byte[] encoded = pair.getPublic().getEncoded();
            jwk.put("x", BASE64URL.encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
        }
        jwk.put("kid", id);
        jwk.put("use", "sig");
        jwk.put("alg", algorithm);
        jwk.put("auth0guard:test", true);
        return jwk;
    }

    private static String unsigned(BigInteger value, int size) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[size];
        int length = Math.min(bytes.length, size);
        System.arraycopy(bytes, bytes.length - length, fixed, size - length, length);
        return BASE64URL.encodeToString(fixed);
    }
}
