package io.github.auth0guard.diagnosis;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs hints, each at most once in ten minutes: whoever can send tokens could otherwise fill the disk. Thread-safe. */
public final class Hints {
    private static final Logger LOG = LoggerFactory.getLogger(Hints.class);
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    private final RateLimit<Hint> limit;

    /**
     * Starts without having logged any.
     *
     * @param clock the time
     */
    public Hints(Clock clock) {
        this.limit = new RateLimit<>(clock, INTERVAL);
    }

    /**
     * Logs a hint, unless that was done a while ago.
     *
     * @param hint the hint
     * @param setting the setting that it speaks of; of this service, never of a token
     */
    public void log(Hint hint, Object setting) {
        if (limit.allows(hint)) {
            LOG.warn(hint.text(), setting);
        }
    }
}
