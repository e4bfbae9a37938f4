package io.github.auth0guard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rules about any claim.
 *
 * <pre>{@code
 * Claims.contains("https://example.com/roles", "admin").and(Claims.equal("org_id", "org_123")).check(token);
 * }</pre>
 */
public final class Claims {
    private Claims() {}

    /**
     * Needs a claim to be there and not null.
     *
     * @param name the claim's name, to the letter
     * @return the rule
     */
    public static AccessRule has(String name) {
        return new ClaimRule(name, "is present", value -> true);
    }

    /**
     * Needs a claim to have one value.
     *
     * @param name the claim's name, to the letter
     * @param expected a string, boolean or number; numbers compare by value, and nothing is coerced
     * @return the rule
     */
    public static AccessRule equal(String name, Object expected) {
        return new ClaimRule(name, "equals " + expected, sameAs(expected));
    }

    /**
     * Needs an array claim to have an element. A single string counts as an array of one; parts of a string don't.
     *
     * @param name the claim's name, to the letter
     * @param element a string, boolean or number; numbers compare by value, and nothing is coerced
     * @return the rule
     */
    public static AccessRule contains(String name, Object element) {
        Predicate<Object> same = sameAs(element);
        return new ClaimRule(
                name,
                "contains " + element,
                value -> value instanceof List<?> list
                        ? list.stream().anyMatch(each -> each != null && same.test(each))
                        : same.test(value));
    }

    private static Predicate<Object> sameAs(Object expected) {
        Objects.requireNonNull(expected, "expected");
        BigDecimal number = decimal(expected);
        return number == null
                ? expected::equals
                : value -> {
                    BigDecimal other = decimal(value);
                    return other != null && other.compareTo(number) == 0;
                };
    }

    private static @Nullable BigDecimal decimal(Object value) {
        return value instanceof Number number ? new BigDecimal(number.toString()) : null;
    }

    /** A condition on one claim that must not be null. */
    private record ClaimRule(String name, String wording, Predicate<Object> condition) implements AccessRule {
        ClaimRule {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public boolean isSatisfiedBy(AccessToken token) {
            return token.claim(name).value().filter(condition).isPresent();
        }

        @Override
        public String toString() {
            return "claim " + name + " " + wording;
        }
    }
}
