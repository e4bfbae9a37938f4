package io.github.auth0guard.jwks;

import io.github.auth0guard.jws.SigningKey;
import io.github.auth0guard.keys.KeySetStatus;

/**
 * One issuer's current verification keys. Thread-safe.
 *
 * <p>An implementation never mixes up its two ways to say no: a key that the issuer does not publish is the token's
 * fault, keys that cannot be had are not.
 */
public interface KeySource extends AutoCloseable {
    /**
     * Finds the key that a token names.
     *
     * @param keyId the token's {@code kid}: attacker-chosen, so only ever a map key
     * @return the key
     * @throws io.github.auth0guard.error.InvalidTokenException if the issuer has no such usable key
     * @throws io.github.auth0guard.error.KeysUnavailableException if that cannot be known now
     */
    SigningKey find(String keyId);

    /**
     * Says how the keys are doing, for health endpoints. Never fetches.
     *
     * @return a snapshot
     */
    KeySetStatus status();

    /** Releases everything; further calls fail as unavailable. */
    @Override
    void close();
}
