package io.github.auth0guard.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * No input may cost more than this, by far more than any needs. Processor time, because a busy machine lets a fuzzer
 * wait; and generous, because Jazzer instruments classes when the first input loads them.
 */
final class Deadline {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Deadline() {}

    static <T> T within(Supplier<T> target) {
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            return target.get();
        } finally {
            // refusals, which are exceptions, are what costs
            check(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start));
        }
    }

    private static void check(Duration taken) {
        if (taken.compareTo(LIMIT) > 0) {
            throw new AssertionError("took " + taken);
        }
    }
}
