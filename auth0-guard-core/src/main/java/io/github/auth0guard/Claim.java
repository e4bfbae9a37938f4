package io.github.auth0guard;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A verified token's claim, whatever its JSON type, present or not. Reading it as another type than it has gives
 * "nothing", never an exception. Immutable.
 *
 * <pre>{@code
 * List<String> roles = token.claim("https://example.com/roles").asStringList();
 * Optional<String> plan = token.claim("https://example.com/app").at("billing", "plan").asString();
 * }</pre>
 */
public final class Claim {
    private final @Nullable Object value;
    private final boolean present;

    Claim(@Nullable Object value, boolean present) {
        this.value = value;
        this.present = present;
    }

    /**
     * Says whether the token has the claim, be it null.
     *
     * @return whether it is there
     */
    public boolean isPresent() {
        return present;
    }

    /**
     * Reads a string.
     *
     * @return the string, or empty if the claim is absent or of another type
     */
    public Optional<String> asString() {
        return as(String.class);
    }

    /**
     * Reads a boolean.
     *
     * @return the boolean, or empty if the claim is absent or of another type
     */
    public Optional<Boolean> asBoolean() {
        return as(Boolean.class);
    }

    /**
     * Reads an integer.
     *
     * @return the number, or empty if the claim is absent, of another type, fractional, or does not fit
     */
    public Optional<Long> asLong() {
        if (value instanceof BigDecimal decimal) {
            try {
                return Optional.of(decimal.longValueExact());
            } catch (ArithmeticException e) {
                return Optional.empty();
            }
        }
        return as(Long.class);
    }

    /**
     * Reads a number, fractions included.
     *
     * @return the number, or empty if the claim is absent or of another type
     */
    public Optional<BigDecimal> asDecimal() {
        return value instanceof Long number ? Optional.of(BigDecimal.valueOf(number)) : as(BigDecimal.class);
    }

    /**
     * Reads a NumericDate (RFC 7519 §2).
     *
     * @return the instant, to the second; empty if the claim is absent, of another type, or outside the years 1970 to
     *     9999
     */
    public Optional<Instant> asInstant() {
        return asDecimal()
                .filter(seconds ->
                        seconds.signum() >= 0 && seconds.compareTo(BigDecimal.valueOf(253_402_300_799L)) <= 0)
                .map(seconds -> Instant.ofEpochSecond(seconds.longValue()));
    }

    /**
     * Reads a list of strings. A single string counts as a list of one, as Auth0 Actions set both.
     *
     * @return the strings in order, unmodifiable; empty if the claim is absent, of another type, or mixed
     */
    public List<String> asStringList() {
        if (value instanceof String text) {
            return List.of(text);
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        return List.of();
    }

    /**
     * Reads an object.
     *
     * @return its members as maps, lists, strings, {@link Long}, {@link BigDecimal}, booleans and nulls, unmodifiable;
     *     empty if the claim is absent or of another type
     */
    public Map<String, @Nullable Object> asMap() {
        if (value instanceof Map<?, ?>) {
            @SuppressWarnings("unchecked") // StrictJson's objects have only string keys
            Map<String, @Nullable Object> members = (Map<String, @Nullable Object>) value;
            return members;
        }
        return Map.of();
    }

    /**
     * Goes down into nested objects. Each step is one member name to the letter, so names with dots and slashes work.
     *
     * @param path member names, outermost first
     * @return the claim there, present or not
     */
    public Claim at(String... path) {
        Claim claim = this;
        for (String name : path) {
            Map<String, @Nullable Object> members = claim.asMap();
            claim = new Claim(members.get(name), members.containsKey(name));
        }
        return claim;
    }

    /** The value whatever its type; empty if absent or null. */
    Optional<Object> value() {
        return Optional.ofNullable(value);
    }

    private <T> Optional<T> as(Class<T> type) {
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    /** Says only the JSON type: a claim may be personal data. */
    @Override
    public String toString() {
        if (!present) {
            return "Claim[absent]";
        }
        return "Claim[" + (value == null ? "null" : value.getClass().getSimpleName()) + "]";
    }
}
