package io.github.auth0guard.jwks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Where time comes from and where it is waited for. A parameter, so that tests can move it. */
interface Timing {
    /** Nanoseconds that only ever grow: ages are counted by these, so that a wrong wall clock can't hurt. */
    long nanos();

    /** The wall clock, for what people read. */
    Instant now();

    /** Runs something later; the result cancels it. */
    Runnable after(Duration delay, Runnable work);

    /** A random number from 0 (inclusive) to 1 (exclusive), for jitter. */
    double random();

    /** The JVM's own; later work waits in the one timer thread that all CompletableFutures share. */
    static Timing system(Clock clock) {
        return new Timing() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public Runnable after(Duration delay, Runnable work) {
                // Once cancelled it holds on to nothing, however long the timer still has to go.
                AtomicReference<@Nullable Runnable> pending = new AtomicReference<>(work);
                CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> {
                            Runnable due = pending.getAndSet(null);
                            if (due != null) {
                                due.run();
                            }
                        });
                return () -> pending.set(null);
            }

            @Override
            public double random() {
                return Math.random();
            }
        };
    }
}
