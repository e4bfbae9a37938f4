package io.github.auth0guard.servlet;

import io.github.auth0guard.AccessRule;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the request methods of a servlet or of a route need; the part that both have in common.
 *
 * @param <T> the type to go on with
 */
public abstract sealed class PolicyRules<T extends PolicyRules<T>> permits Policy.Entry, Policy.Route {
    private final Map<String, Requirement> byMethod = new HashMap<>();
    private @Nullable Requirement otherwise;

    PolicyRules() {}

    abstract T self();

    /**
     * Says what GET and HEAD need.
     *
     * @param rule the rule
     * @return this
     */
    public T get(AccessRule rule) {
        return method("GET", rule);
    }

    /**
     * Says what POST needs.
     *
     * @param rule the rule
     * @return this
     */
    public T post(AccessRule rule) {
        return method("POST", rule);
    }

    /**
     * Says what PUT needs.
     *
     * @param rule the rule
     * @return this
     */
    public T put(AccessRule rule) {
        return method("PUT", rule);
    }

    /**
     * Says what PATCH needs.
     *
     * @param rule the rule
     * @return this
     */
    public T patch(AccessRule rule) {
        return method("PATCH", rule);
    }

    /**
     * Says what DELETE needs.
     *
     * @param rule the rule
     * @return this
     */
    public T delete(AccessRule rule) {
        return method("DELETE", rule);
    }

    /**
     * Says what any method needs. HEAD is never easier to reach than GET, whose code it runs.
     *
     * @param name the method, to the letter
     * @param rule the rule
     * @return this
     */
    public T method(String name, AccessRule rule) {
        byMethod.put(name, Requirement.of(Objects.requireNonNull(rule, "rule")));
        return self();
    }

    /**
     * Says what all methods need that are not named.
     *
     * @param rule the rule
     * @return this
     */
    public T all(AccessRule rule) {
        return otherwise(Requirement.of(Objects.requireNonNull(rule, "rule")));
    }

    /**
     * Lets every valid token in for all methods that are not named.
     *
     * @return this
     */
    public T requireToken() {
        return otherwise(Requirement.TOKEN);
    }

    /**
     * Lets everybody in for all methods that are not named, and judges a token where one is sent: {@link OptionalToken}.
     *
     * @return this
     */
    public T optionalToken() {
        return otherwise(Requirement.OPTIONAL);
    }

    /**
     * Lets everybody in for all methods that are not named, without a token.
     *
     * @return this
     */
    public T permitAll() {
        return otherwise(Requirement.PUBLIC);
    }

    private T otherwise(Requirement requirement) {
        otherwise = requirement;
        return self();
    }

    boolean isEmpty() {
        return byMethod.isEmpty() && otherwise == null;
    }

    /** A method that is not named is never easier to reach than one that is, unless somebody says so. */
    MethodPolicy methods(Requirement fallback) {
        Requirement rest =
                otherwise != null ? otherwise : byMethod.values().stream().reduce(fallback, Requirement::and);
        Map<String, Requirement> named = new HashMap<>(byMethod);
        Requirement get = byMethod.get("GET");
        if (get != null) {
            named.merge("HEAD", get, Requirement::and);
        }
        return new MethodPolicy(named, rest);
    }
}
