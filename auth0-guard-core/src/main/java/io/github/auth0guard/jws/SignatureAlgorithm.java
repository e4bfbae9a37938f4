package io.github.auth0guard.jws;

import com.auth0.jwt.algorithms.Algorithm;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Optional;

/**
 * The asymmetric algorithms of RFC 7518 §3.1 and RFC 8037 §3.1. {@code none} and {@code HS*} are not switched off: they
 * do not exist here.
 */
public enum SignatureAlgorithm {
    RS256,
    RS384,
    RS512,
    PS256,
    PS384,
    PS512,
    ES256,
    ES384,
    ES512,
    /** Ed25519 only. */
    EdDSA;

    /**
     * Finds an algorithm by its exact, case-sensitive name.
     *
     * @param name the {@code alg} value
     * @return the algorithm, or empty if it is none of these
     */
    public static Optional<SignatureAlgorithm> named(String name) {
        return Arrays.stream(values()).filter(a -> a.name().equals(name)).findFirst();
    }

    /**
     * Says whether a key is of this algorithm's type and, for elliptic curves, on its curve.
     *
     * @param key a public key
     * @return whether the two go together
     */
    public boolean fits(PublicKey key) {
        return switch (this) {
            case RS256, RS384, RS512, PS256, PS384, PS512 -> key instanceof RSAPublicKey;
            case ES256 -> isOnCurve(key, 256);
            case ES384 -> isOnCurve(key, 384);
            case ES512 -> isOnCurve(key, 521);
            case EdDSA ->
                key instanceof EdECPublicKey ed
                        && "Ed25519".equals(ed.getParams().getName());
        };
    }

    private static boolean isOnCurve(PublicKey key, int fieldSize) {
        return key instanceof ECPublicKey ec
                && ec.getParams().getCurve().getField().getFieldSize() == fieldSize;
    }

    Algorithm verifierWith(PublicKey key) {
        return switch (this) {
            case RS256 -> Algorithm.RSA256((RSAPublicKey) key, null);
            case RS384 -> Algorithm.RSA384((RSAPublicKey) key, null);
            case RS512 -> Algorithm.RSA512((RSAPublicKey) key, null);
            case PS256 -> Algorithm.RSA256PSS((RSAPublicKey) key, null);
            case PS384 -> Algorithm.RSA384PSS((RSAPublicKey) key, null);
            case PS512 -> Algorithm.RSA512PSS((RSAPublicKey) key, null);
            case ES256 -> Algorithm.ECDSA256((ECPublicKey) key, null);
            case ES384 -> Algorithm.ECDSA384((ECPublicKey) key, null);
            case ES512 -> Algorithm.ECDSA512((ECPublicKey) key, null);
            case EdDSA -> new Ed25519Algorithm(key);
        };
    }
}
