package io.github.auth0guard.jwks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** When the next fetch is due in the background. At most one is planned at a time; no thread waits for it. */
final class RefreshSchedule {
    static final Duration MIN_TTL = Duration.ofMinutes(1);
    static final Duration MAX_TTL = Duration.ofMinutes(60);

    private final Timing timing;
    private final Runnable refresh;
    private final AtomicReference<@Nullable Planned> planned = new AtomicReference<>();

    private record Planned(Instant at, Runnable cancel) {}

    RefreshSchedule(Timing timing, Runnable refresh) {
        this.timing = timing;
        this.refresh = refresh;
    }

    /** Ahead of the time to live: at 80 %, less up to 10 % by chance so that a fleet does not ask in step. */
    void ahead(Duration timeToLive) {
        double part = 0.8 - 0.1 * timing.random();
        in(Duration.ofMillis((long) (timeToLive.toMillis() * part)));
    }

    void in(Duration delay) {
        replace(new Planned(timing.now().plus(delay), timing.after(delay, refresh)));
    }

    void stop() {
        replace(null);
    }

    private void replace(@Nullable Planned next) {
        Planned before = planned.getAndSet(next);
        if (before != null) {
            before.cancel().run();
        }
    }

    Optional<Instant> next() {
        return Optional.ofNullable(planned.get()).map(Planned::at);
    }
}
