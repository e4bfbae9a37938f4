package io.github.auth0guard;

import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claims read with the types that the standards give them; another type refuses the token, it is never coerced. */
record TokenClaims(Map<String, @Nullable Object> members) {
    /** The end of the year 9999. Milliseconds by mistake lie beyond it from April 1978 on. */
    private static final long MAX_SECONDS = 253_402_300_799L;

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** Null if absent. */
    @Nullable
    String string(String name) {
        Object value = members.get(name);
        if (value instanceof String text) {
            return text;
        }
        requireAbsent(name);
        return null;
    }

    /** An array of strings; empty if absent. */
    List<String> strings(String name) {
        Object value = members.get(name);
        if (value instanceof List<?> list) {
            return allStrings(list);
        }
        requireAbsent(name);
        return List.of();
    }

    /** RFC 7519 §4.1.3: a string, or a non-empty array of strings; empty if absent. */
    List<String> stringOrStrings(String name) {
        if (members.get(name) instanceof String text) {
            return List.of(text);
        }
        List<String> list = strings(name);
        if (has(name) && list.isEmpty()) {
            throw refused();
        }
        return list;
    }

    /** A NumericDate (RFC 7519 §2), fractions included; null if absent. */
    @Nullable
    Instant time(String name) {
        Object value = members.get(name);
        if (value instanceof Long seconds) {
            if (seconds < 0 || seconds > MAX_SECONDS) {
                throw outOfRange();
            }
            return Instant.ofEpochSecond(seconds);
        }
        if (value instanceof BigDecimal seconds) {
            BigDecimal nanos = inRange(seconds).setScale(9, RoundingMode.FLOOR).movePointRight(9);
            return Instant.EPOCH
                    .plusSeconds(seconds.longValue())
                    .plusNanos(
                            nanos.remainder(BigDecimal.valueOf(1_000_000_000)).longValue());
        }
        requireAbsent(name);
        return null;
    }

    private static BigDecimal inRange(BigDecimal seconds) {
        if (seconds.signum() < 0 || seconds.compareTo(BigDecimal.valueOf(MAX_SECONDS)) > 0) {
            throw outOfRange();
        }
        return seconds;
    }

    private static InvalidTokenException outOfRange() {
        return new InvalidTokenException(Reason.TIME_OUT_OF_RANGE);
    }

    @SuppressWarnings("unchecked") // each element has been looked at, and the reader's lists are unmodifiable
    private static List<String> allStrings(List<?> list) {
        for (int i = 0; i < list.size(); i++) {
            if (!(list.get(i) instanceof String)) {
                throw refused();
            }
        }
        return (List<String>) list;
    }

    /** A member that is there but null is of the wrong type as well. */
    private void requireAbsent(String name) {
        if (has(name)) {
            throw refused();
        }
    }

    private static InvalidTokenException refused() {
        return new InvalidTokenException(Reason.BAD_CLAIM);
    }
}
