package io.github.auth0guard.keys;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A snapshot of how an issuer's keys are doing, for health endpoints and alerts.
 *
 * @param usable whether tokens can be verified now
 * @param keyIds the ids of the usable keys
 * @param lastSuccess when the key set was last fetched with success; empty before the first time
 * @param lastError what kind of failure the last fetch met; empty if it succeeded or none was made
 */
public record KeySetStatus(
        boolean usable, Set<String> keyIds, Optional<Instant> lastSuccess, Optional<String> lastError) {
    /**
     * Copies the ids.
     *
     * @param usable whether tokens can be verified now
     * @param keyIds the ids of the usable keys
     * @param lastSuccess when the key set was last fetched with success
     * @param lastError what kind of failure the last fetch met
     */
    public KeySetStatus {
        keyIds = Set.copyOf(keyIds);
    }
}
