package io.github.auth0guard.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * No input may cost more than this, by far more than any needs. Processor time, because a busy machine lets a fuzzer
 * wait; and generous, because Jazzer instruments classes when the first input loads them. What is allocated counts
 * whether it stays or not: a number that is written out in full, or a list that is copied for each element, shows there.
 */
final class Budget {
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final long BYTES = 256L * 1024 * 1024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Budget() {}

    static <T> T within(Supplier<T> target) {
        long nanos = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        try {
            return target.get();
        } finally {
            // refusals, which are exceptions, are what costs
            require(
                    Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - nanos),
                    THREADS.getCurrentThreadAllocatedBytes() - bytes);
        }
    }

    private static void require(Duration taken, long allocated) {
        if (taken.compareTo(TIME) > 0 || allocated > BYTES) {
            throw new AssertionError("took " + taken + " and " + allocated + " bytes");
        }
    }
}
