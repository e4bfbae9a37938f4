package io.github.auth0guard.diagnosis;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets each of a few kinds of event pass once in a while. Thread-safe; holds one number a kind. */
final class RateLimit<K extends Enum<K>> {
    private final Clock clock;
    private final long intervalMillis;
    private final Map<K, Long> next = new ConcurrentHashMap<>();

    RateLimit(Clock clock, Duration interval) {
        this.clock = clock;
        this.intervalMillis = interval.toMillis();
    }

    boolean allows(K kind) {
        long now = clock.millis();
        Long until = now + intervalMillis;
        Long from = next.putIfAbsent(kind, until);
        return from == null || (now >= from && next.replace(kind, from, until));
    }
}
