package io.github.auth0guard.jwks;

import io.github.auth0guard.keys.FetchFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the last fetches came to, and when the next may be made. Immutable. Only failures hold fetches back; a success
 * starts afresh.
 *
 * @param consecutive how many fetches in a row have failed
 * @param failure what the last one met; null after a success
 * @param until before this time, in {@link Timing#nanos()}, nothing is asked
 */
record Backoff(int consecutive, @Nullable FetchFailure failure, long until) {
    private static final Duration FIRST = Duration.ofSeconds(1);

    /** Not a minute: one request in a quarter of one burdens no server, and recovery should be noticed in seconds. */
    private static final Duration MAX = Duration.ofSeconds(16);

    /** A server that wants more is not believed: it may be a broken proxy. */
    private static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(10);

    static Backoff none(long nanos) {
        return new Backoff(0, null, nanos);
    }

    /** After one more failure: 1, 2, 4 ... 16 seconds, less up to half by chance, or what the server asks for. */
    Backoff failed(FetchException error, Timing timing) {
        Duration delay = delay(error, timing.random());
        return new Backoff(consecutive + 1, error.failure(), timing.nanos() + delay.toNanos());
    }

    private Duration delay(FetchException error, double random) {
        Duration asked = error.retryAfter();
        if (asked != null) {
            return max(FIRST, min(asked, MAX_RETRY_AFTER));
        }
        Duration exponential = min(FIRST.multipliedBy(1L << Math.min(consecutive, 10)), MAX);
        return exponential.minus(Duration.ofNanos((long) (exponential.toNanos() * random / 2)));
    }

    boolean isOver(long nanos) {
        return nanos - until >= 0;
    }

    Duration remaining(long nanos) {
        return Duration.ofNanos(Math.max(0, until - nanos));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
