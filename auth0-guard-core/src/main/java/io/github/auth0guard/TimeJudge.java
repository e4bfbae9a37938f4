package io.github.auth0guard;

import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges a token's times against the clock, now (RFC 7519 §4.1.4 to §4.1.6). */
final class TimeJudge {
    private final Clock clock;
    private final Duration skew;
    private final @Nullable Duration maxAge;

    TimeJudge(Clock clock, Duration skew, @Nullable Duration maxAge) {
        this.clock = clock;
        this.skew = skew;
        this.maxAge = maxAge;
    }

    Clock clock() {
        return clock;
    }

    void judge(AccessToken token) {
        Instant now = clock.instant();
        if (!now.isBefore(token.expiresAt().plus(skew))) {
            throw new InvalidTokenException(Reason.EXPIRED);
        }
        Instant latestStart = now.plus(skew);
        if (isAfter(token.notBefore(), latestStart)) {
            throw new InvalidTokenException(Reason.NOT_YET_VALID);
        }
        if (isAfter(token.issuedAt(), latestStart)) {
            throw new InvalidTokenException(Reason.ISSUED_IN_FUTURE);
        }
        if (maxAge != null && isOlderThan(maxAge.plus(skew), token.issuedAt(), now)) {
            throw new InvalidTokenException(Reason.TOO_OLD);
        }
    }

    private static boolean isAfter(Optional<Instant> time, Instant limit) {
        return time.isPresent() && time.get().isAfter(limit);
    }

    private static boolean isOlderThan(Duration age, Optional<Instant> issuedAt, Instant now) {
        return issuedAt.isEmpty() || Duration.between(issuedAt.get(), now).compareTo(age) > 0;
    }
}
