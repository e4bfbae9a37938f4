package io.github.auth0guard.jwks;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The budget for asking again for an unknown {@code kid} although the key set is younger than the cooldown: two looks,
 * one of which comes back each minute. The last one is kept for a {@code kid} that has been asked for before: a flood of
 * invented ids asks for each once, while a key that was really rotated in is asked for by token after token.
 */
final class EarlyLooks {
    private static final int CAPACITY = 2;
    private static final long REFILL = Duration.ofMinutes(1).toNanos();

    private final Timing timing;

    /** The time at which the budget would have been empty; each look moves it on by one refill (a leaky bucket). */
    private final AtomicLong emptyAt;

    EarlyLooks(Timing timing) {
        this.timing = timing;
        this.emptyAt = new AtomicLong(timing.nanos() - CAPACITY * REFILL);
    }

    boolean take(boolean askedBefore) {
        long now = timing.nanos();
        int needed = askedBefore ? 1 : CAPACITY;
        while (true) {
            long current = emptyAt.get();
            long earliest = now - CAPACITY * REFILL;
            long from = current - earliest < 0 ? earliest : current;
            if (now - from < needed * REFILL) {
                return false;
            }
            if (emptyAt.compareAndSet(current, from + REFILL)) {
                return true;
            }
        }
    }
}
