package io.github.auth0guard.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * No input may cost more than this, by far more than any needs. Processor time, because a busy machine lets a fuzzer
 * wait. What is allocated counts whether it stays or not: a number that is written out in full, or a list that is copied
 * for each element, shows there.
 */
final class Budget {
    private static final Duration TIME = Duration.ofSeconds(1);
    private static final long BYTES = 64L * 1024 * 1024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Budget() {}

    static <T> T within(Supplier<T> target) {
        Cost before = Cost.now();
        try {
            return target.get();
        } finally {
            // refusals, which are exceptions, are what costs
            if (Cost.since(before).isTooMuch()) {
                requireCheaperAgain(target);
            }
        }
    }

    /** The first input to reach a class pays for loading it, and for Jazzer's instrumentation, which takes far more. */
    private static void requireCheaperAgain(Supplier<?> target) {
        Cost before = Cost.now();
        try {
            target.get();
        } catch (RuntimeException e) {
            // a refusal, as before
        }
        Cost taken = Cost.since(before);
        if (taken.isTooMuch()) {
            throw new AssertionError("too much: " + taken);
        }
    }

    private record Cost(Duration time, long bytes) {
        static Cost now() {
            return new Cost(
                    Duration.ofNanos(THREADS.getCurrentThreadCpuTime()), THREADS.getCurrentThreadAllocatedBytes());
        }

        static Cost since(Cost before) {
            Cost now = now();
            return new Cost(now.time.minus(before.time), now.bytes - before.bytes);
        }

        boolean isTooMuch() {
            return time.compareTo(TIME) > 0 || bytes > BYTES;
        }
    }
}
