package io.github.auth0guard.jws;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The asymmetric algorithms of RFC 7518 §3.1 and RFC 8037 §3.1. {@code none} and {@code HS*} are not switched off: they
 * do not exist here.
 */
public enum SignatureAlgorithm {
    RS256("SHA256withRSA"),
    RS384("SHA384withRSA"),
    RS512("SHA512withRSA"),
    PS256("RSASSA-PSS", 32),
    PS384("RSASSA-PSS", 48),
    PS512("RSASSA-PSS", 64),
    ES256("SHA256withECDSAinP1363Format"),
    ES384("SHA384withECDSAinP1363Format"),
    ES512("SHA512withECDSAinP1363Format"),
    /** Ed25519 only. */
    EdDSA("Ed25519");

    private final String jcaName;
    private final int saltLength;

    SignatureAlgorithm(String jcaName) {
        this(jcaName, 0);
    }

    SignatureAlgorithm(String jcaName, int saltLength) {
        this.jcaName = jcaName;
        this.saltLength = saltLength;
    }

    /**
     * Returns the name that JCA knows the algorithm by.
     *
     * @return the name for {@link java.security.Signature#getInstance(String)}
     */
    public String jcaName() {
        return jcaName;
    }

    /** RFC 7518 §3.5: the same hash inside and outside, and a salt of its length. Null for all but PS*. */
    @Nullable
    AlgorithmParameterSpec parameters() {
        if (saltLength == 0) {
            return null;
        }
        String hash = "SHA-" + saltLength * Byte.SIZE;
        return new PSSParameterSpec(
                hash, "MGF1", new MGF1ParameterSpec(hash), saltLength, PSSParameterSpec.TRAILER_FIELD_BC);
    }

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
}
