package io.github.auth0guard.jws;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import java.security.PublicKey;
import java.util.Objects;

/**
 * An issuer's public key, bound to exactly one algorithm for life (RFC 8725 §3.1): the header's {@code alg} never
 * chooses how a key is used. Immutable and thread-safe.
 */
public final class SigningKey {
    private final String id;
    private final SignatureAlgorithm algorithm;
    private final PublicKey publicKey;
    private final Algorithm verifier;

    /**
     * Binds a key to its algorithm.
     *
     * @param id the {@code kid} by which tokens name it
     * @param algorithm its only algorithm
     * @param publicKey the key
     * @param provider who does the arithmetic
     * @throws IllegalArgumentException if the two do not go together, or no provider takes the key
     */
    public SigningKey(String id, SignatureAlgorithm algorithm, PublicKey publicKey, SignatureProvider provider) {
        if (!algorithm.fits(publicKey)) {
            throw new IllegalArgumentException("The key is not one for " + algorithm);
        }
        this.id = Objects.requireNonNull(id, "id");
        this.algorithm = algorithm;
        this.publicKey = publicKey;
        this.verifier = new JcaAlgorithm(algorithm, publicKey, provider);
    }

    /**
     * Verifies a token's signature.
     *
     * @param jws a well-formed token
     * @throws InvalidTokenException if its {@code alg} is not this key's, or the signature is not by this key
     */
    public void verify(CompactJws jws) {
        if (!algorithm.name().equals(jws.header().algorithm())) {
            throw new InvalidTokenException(Reason.ALGORITHM_NOT_OF_KEY);
        }
        try {
            verifier.verify(new SignedSegments(jws));
        } catch (JWTVerificationException e) {
            throw new InvalidTokenException(Reason.BAD_SIGNATURE);
        }
    }

    /**
     * Returns the {@code kid}.
     *
     * @return the key id
     */
    public String id() {
        return id;
    }

    /**
     * Returns the only algorithm that this key is used with.
     *
     * @return the algorithm
     */
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * Says whether the other is the same key for the same use: an issuer may put new material under an old {@code kid}.
     *
     * @param other another key, possibly of a later key set
     * @return whether id, algorithm and key material are equal
     */
    public boolean isSameAs(SigningKey other) {
        return id.equals(other.id) && algorithm == other.algorithm && publicKey.equals(other.publicKey);
    }
}
