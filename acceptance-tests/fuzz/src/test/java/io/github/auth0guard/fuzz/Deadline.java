package io.github.auth0guard.fuzz;

import java.time.Duration;
import java.util.function.Supplier;

/** No input may take longer than this, by far more than any needs. */
final class Deadline {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Deadline() {}

    static <T> T within(Supplier<T> target) {
        long start = System.nanoTime();
        T result = target.get();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        if (taken.compareTo(LIMIT) > 0) {
            throw new AssertionError("took " + taken);
        }
        return result;
    }
}
