package io.github.auth0guard.jwks;

import java.util.concurrent.atomic.AtomicLong;

/** How many fetches were made and how many of them failed. */
final class FetchCounters {
    private final AtomicLong successes = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    void succeeded() {
        successes.incrementAndGet();
    }

    void failed() {
        failures.incrementAndGet();
    }

    long fetches() {
        return successes.get() + failures.get();
    }

    long failures() {
        return failures.get();
    }
}
