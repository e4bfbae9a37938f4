package io.github.auth0guard.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A snapshot of how an issuer's keys are doing, for health endpoints and alerts.
 *
 * @param usable whether tokens can be verified now
 * @param keyIds the ids of the usable keys
 * @param skippedKeys how many published keys are not for us or unfit
 * @param age how long ago the key set was last confirmed by the issuer; empty before the first time
 * @param lastSuccess when that was
 * @param lastFailure what the last fetch met; empty if it succeeded or none was made
 * @param nextRefresh about when the next fetch is due; empty if none is planned
 * @param fetches how many fetches were made
 * @param failures how many of them failed
 */
public record KeySetStatus(
        boolean usable,
        Set<String> keyIds,
        int skippedKeys,
        Optional<Duration> age,
        Optional<Instant> lastSuccess,
        Optional<FetchFailure> lastFailure,
        Optional<Instant> nextRefresh,
        long fetches,
        long failures) {
    /**
     * The status of keys that are configured and never fetched.
     *
     * @param keyIds their ids
     * @return a status that is always usable
     */
    public static KeySetStatus fixed(Set<String> keyIds) {
        return new KeySetStatus(
                true, keyIds, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 0);
    }
}
