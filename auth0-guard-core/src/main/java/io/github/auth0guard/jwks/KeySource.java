package io.github.auth0guard.jwks;

import io.github.auth0guard.jws.SigningKey;
import io.github.auth0guard.keys.KeySetStatus;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One issuer's current verification keys. Thread-safe.
 *
 * <p>An implementation never mixes up its two ways to say no: a key that the issuer does not publish is the token's
 * fault, keys that cannot be had are not.
 */
public interface KeySource extends AutoCloseable {
    /**
     * Finds the key that a token names. The very same object as before means: this key is still published, trusted and
     * not too old, and a verdict by it still counts.
     *
     * @param keyId the token's {@code kid}: attacker-chosen, so only ever a map key; null for the issuer's only key
     * @return the key
     * @throws io.github.auth0guard.error.InvalidTokenException if the issuer has no such usable key
     * @throws io.github.auth0guard.error.KeysUnavailableException if that cannot be known now
     */
    SigningKey find(@Nullable String keyId);

    /**
     * Takes note that a signature by a known key failed: the issuer may have put new material under an old id. Never
     * waits.
     *
     * @param key the key that the signature failed with
     */
    void suspect(SigningKey key);

    /**
     * Fetches now, whatever the schedule says.
     *
     * @return done when the fetch is; fails with {@link io.github.auth0guard.error.KeysUnavailableException} if that did
     *     not bring keys
     */
    CompletableFuture<Void> refreshNow();

    /**
     * Stops trusting a key at once, whatever the issuer publishes, until the process ends.
     *
     * @param keyId the key's id
     */
    void distrust(String keyId);

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
