package io.github.auth0guard.jwks;

import com.auth0.jwk.InvalidPublicKeyException;
import com.auth0.jwk.Jwk;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a JWK into a public key and refuses weak ones. */
final class PublicKeys {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    private static final int RSA_MIN_BITS = 2048;
    private static final int RSA_MAX_BITS = 8192;
    private static final int RSA_MAX_EXPONENT_BITS = 64;

    /** RFC 8410 §4: the fixed SubjectPublicKeyInfo header of an Ed25519 key. */
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int ED25519_LENGTH = 32;

    private PublicKeys() {}

    /** Empty for a key that cannot be read or must not be used; the set's other keys are not affected. */
    static Optional<PublicKey> of(Map<?, ?> jwk) {
        try {
            return Optional.of("OKP".equals(jwk.get("kty")) ? ed25519(jwk) : rsaOrEc(jwk))
                    .filter(PublicKeys::isStrong);
        } catch (GeneralSecurityException | InvalidPublicKeyException | RuntimeException e) {
            // jwks-rsa throws NullPointerException and ClassCastException for members missing or of another type.
            return Optional.empty();
        }
    }

    /** Empty for what is not a strong public key in the SubjectPublicKeyInfo form (RFC 7468 §13). */
    static Optional<PublicKey> ofPem(String pem) {
        Matcher matcher = PEM.matcher(pem.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        for (String type : List.of("RSA", "EC", "Ed25519")) {
            try {
                byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(1));
                PublicKey key = KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(encoded));
                return Optional.of(key).filter(PublicKeys::isStrong);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                // Of another type, or of none; the next one tells.
            }
        }
        return Optional.empty();
    }

    private static PublicKey rsaOrEc(Map<?, ?> jwk) throws InvalidPublicKeyException {
        Map<String, Object> values = new HashMap<>();
        jwk.forEach((name, value) -> values.put((String) name, value));
        return Jwk.fromValues(values).getPublicKey();
    }

    /** RFC 8037 §2; jwks-rsa has no OKP keys. */
    private static PublicKey ed25519(Map<?, ?> jwk) throws GeneralSecurityException {
        byte[] x = Base64.getUrlDecoder().decode((String) jwk.get("x"));
        if (!"Ed25519".equals(jwk.get("crv")) || x.length != ED25519_LENGTH) {
            throw new IllegalArgumentException("not an Ed25519 key");
        }
        byte[] encoded = new byte[ED25519_PREFIX.length + ED25519_LENGTH];
        System.arraycopy(ED25519_PREFIX, 0, encoded, 0, ED25519_PREFIX.length);
        System.arraycopy(x, 0, encoded, ED25519_PREFIX.length, ED25519_LENGTH);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static boolean isStrong(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return isStrongRsa(rsa.getModulus(), rsa.getPublicExponent());
        }
        return !(key instanceof ECPublicKey ec)
                || isOnCurve(ec.getW(), ec.getParams().getCurve());
    }

    /** RFC 7518 §3.3 asks for 2048 bits; the upper bound keeps one verification's cost in bounds. */
    private static boolean isStrongRsa(BigInteger modulus, BigInteger exponent) {
        return modulus.bitLength() >= RSA_MIN_BITS
                && modulus.bitLength() <= RSA_MAX_BITS
                && modulus.testBit(0)
                && exponent.testBit(0)
                && !exponent.equals(BigInteger.ONE)
                && exponent.bitLength() <= RSA_MAX_EXPONENT_BITS;
    }

    /** RFC 8725 §3.4 (invalid-curve points): y² = x³ + ax + b over the field, both coordinates inside it. */
    private static boolean isOnCurve(ECPoint point, EllipticCurve curve) {
        if (point.equals(ECPoint.POINT_INFINITY)) {
            return false;
        }
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        boolean inField = x.mod(p).equals(x) && y.mod(p).equals(y);
        BigInteger right =
                x.multiply(x).add(curve.getA()).multiply(x).add(curve.getB()).mod(p);
        return inField && y.multiply(y).mod(p).equals(right);
    }
}
