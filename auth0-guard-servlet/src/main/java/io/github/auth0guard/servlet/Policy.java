package io.github.auth0guard.servlet;

import io.github.auth0guard.AccessRule;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What servlets need that can't be annotated because somebody else wrote them. Immutable.
 *
 * <pre>{@code
 * Policy policy = Policy.builder()
 *         .servlet("metrics").all(Scopes.allOf("read:metrics"))
 *         .servlet("upload").get(Scopes.allOf("read:files")).post(Scopes.allOf("write:files"))
 *         .servlet("default").permitAll()
 *         .build();
 * }</pre>
 *
 * <p>A servlet's entry here takes the place of its annotations. Each name must be that of a registered servlet, or the
 * start fails.
 */
public final class Policy {
    private final Map<String, ServletPolicy> byServlet;

    private Policy(Map<String, ServletPolicy> byServlet) {
        this.byServlet = Map.copyOf(byServlet);
    }

    /**
     * Starts a policy.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    Map<String, ServletPolicy> byServlet() {
        return byServlet;
    }

    /** Collects the entries. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Entry> entries = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Starts or continues a servlet's entry.
         *
         * @param name the servlet's registered name
         * @return the entry
         */
        public Entry servlet(String name) {
            return entries.computeIfAbsent(name, each -> new Entry(this));
        }

        /**
         * Finishes the policy.
         *
         * @return the policy
         */
        public Policy build() {
            Map<String, ServletPolicy> policies = new HashMap<>();
            entries.forEach((name, entry) -> policies.put(name, entry.policy()));
            return new Policy(policies);
        }
    }

    /** One servlet's entry. Methods that are not named need what {@link #all} says, or else a valid token. */
    public static final class Entry {
        private final Builder builder;
        private final Map<String, Requirement> byMethod = new HashMap<>();
        private @Nullable Requirement otherwise;

        private Entry(Builder builder) {
            this.builder = builder;
        }

        /**
         * Says what GET and HEAD need.
         *
         * @param rule the rule
         * @return this entry
         */
        public Entry get(AccessRule rule) {
            return method("GET", rule).method("HEAD", rule);
        }

        /**
         * Says what POST needs.
         *
         * @param rule the rule
         * @return this entry
         */
        public Entry post(AccessRule rule) {
            return method("POST", rule);
        }

        /**
         * Says what PUT needs.
         *
         * @param rule the rule
         * @return this entry
         */
        public Entry put(AccessRule rule) {
            return method("PUT", rule);
        }

        /**
         * Says what DELETE needs.
         *
         * @param rule the rule
         * @return this entry
         */
        public Entry delete(AccessRule rule) {
            return method("DELETE", rule);
        }

        /**
         * Says what any method needs.
         *
         * @param name the method, to the letter
         * @param rule the rule
         * @return this entry
         */
        public Entry method(String name, AccessRule rule) {
            byMethod.put(name, Requirement.of(Objects.requireNonNull(rule, "rule")));
            return this;
        }

        /**
         * Says what all methods need that are not named.
         *
         * @param rule the rule
         * @return this entry
         */
        public Entry all(AccessRule rule) {
            otherwise = Requirement.of(Objects.requireNonNull(rule, "rule"));
            return this;
        }

        /**
         * Lets everybody in for all methods that are not named, without a token.
         *
         * @return this entry
         */
        public Entry permitAll() {
            otherwise = Requirement.PUBLIC;
            return this;
        }

        /**
         * Goes on with another servlet.
         *
         * @param name its registered name
         * @return its entry
         */
        public Entry servlet(String name) {
            return builder.servlet(name);
        }

        /**
         * Finishes the policy.
         *
         * @return the policy
         */
        public Policy build() {
            return builder.build();
        }

        /** A method that is not named is never easier to reach than one that is, unless {@link #all} says so. */
        private ServletPolicy policy() {
            Requirement rest = otherwise != null
                    ? otherwise
                    : byMethod.values().stream().reduce(Requirement.TOKEN, Requirement::and);
            return new ServletPolicy(byMethod, rest);
        }
    }
}
