package io.github.auth0guard.jwks;

import java.time.Duration;
import java.time.Instant;

/**
 * The keys as the issuer confirmed them last. Replaced as a whole; a reader needs one volatile read.
 *
 * @param keys the keys
 * @param validators what to ask for a newer version with
 * @param confirmed when, in {@link Timing#nanos()}
 * @param confirmedAt when, on the wall clock
 * @param timeToLive how long they are good without asking again
 */
record Snapshot(KeySet keys, Validators validators, long confirmed, Instant confirmedAt, Duration timeToLive) {
    Duration age(long nanos) {
        return Duration.ofNanos(nanos - confirmed);
    }

    boolean isYoungerThan(Duration age, long nanos) {
        return nanos - confirmed < age.toNanos();
    }
}
