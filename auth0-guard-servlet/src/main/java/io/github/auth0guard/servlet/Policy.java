package io.github.auth0guard.servlet;

import io.github.auth0guard.ConfigurationException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What servlets need that can't be annotated because somebody else wrote them. Immutable.
 *
 * <pre>{@code
 * Policy policy = Policy.builder()
 *         .servlet("metrics").all(Scopes.allOf("read:metrics"))
 *         .servlet("upload").get(Scopes.allOf("read:files")).post(Scopes.allOf("write:files"))
 *         .servlet("default").permitAll()
 *         .servlet("dispatcherServlet")
 *             .route("/messages").get(Scopes.allOf("read:messages"))
 *             .route("/messages/{id}").get(Scopes.allOf("read:messages")).delete(Scopes.allOf("write:messages"))
 *             .route("/health").permitAll()
 *         .build();
 * }</pre>
 *
 * <p>A servlet's entry here takes the place of its annotations. Each name must be that of a registered servlet, or the
 * start fails. A servlet with routes refuses every path and method that no route names.
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
            return entries.computeIfAbsent(name, each -> new Entry(this, each));
        }

        /**
         * Finishes the policy.
         *
         * @return the policy
         * @throws ConfigurationException if routes are wrong; it names each
         */
        public Policy build() {
            Map<String, ServletPolicy> policies = new HashMap<>();
            entries.forEach((name, entry) -> policies.put(name, entry.policy()));
            return new Policy(policies);
        }
    }

    /** One servlet's entry. Methods that are not named need what {@code all} says, or else a valid token. */
    public static final class Entry extends PolicyRules<Entry> {
        private final Builder builder;
        private final String name;
        private final Map<RouteTemplate, Route> routes = new LinkedHashMap<>();

        private Entry(Builder builder, String name) {
            this.builder = builder;
            this.name = name;
        }

        @Override
        Entry self() {
            return this;
        }

        /**
         * Goes on with one route of this servlet, which is a framework's front controller.
         *
         * @param template a path below the context path: literal segments, {@code {name}} for any one segment, and {@code
         *     **} at the end for any number; with case, a slash at the end does not count
         * @return the route
         * @throws IllegalArgumentException if the template is wrong
         */
        public Route route(String template) {
            Route route = new Route(this);
            routes.put(RouteTemplate.of(template), route);
            return route;
        }

        /**
         * Goes on with another servlet.
         *
         * @param servlet its registered name
         * @return its entry
         */
        public Entry servlet(String servlet) {
            return builder.servlet(servlet);
        }

        /**
         * Finishes the policy.
         *
         * @return the policy
         * @throws ConfigurationException if routes are wrong; it names each
         */
        public Policy build() {
            return builder.build();
        }

        private ServletPolicy policy() {
            if (routes.isEmpty()) {
                return methods(Requirement.TOKEN);
            }
            if (!isEmpty()) {
                throw new ConfigurationException(List.of("The policy of the servlet '" + name
                        + "' has routes and a rule for all paths; write route(\"/**\") for the latter"));
            }
            Map<RouteTemplate, MethodPolicy> policies = new LinkedHashMap<>();
            routes.forEach((template, route) -> policies.put(template, route.methods(Requirement.REFUSED)));
            return new RoutePolicy(policies);
        }
    }

    /** One route of a servlet. Methods that are not named are refused, unless {@code all} or {@code permitAll} opens them. */
    public static final class Route extends PolicyRules<Route> {
        private final Entry entry;

        private Route(Entry entry) {
            this.entry = entry;
        }

        @Override
        Route self() {
            return this;
        }

        /**
         * Goes on with another route of the same servlet.
         *
         * @param template as in {@link Entry#route}
         * @return the route
         */
        public Route route(String template) {
            return entry.route(template);
        }

        /**
         * Goes on with another servlet.
         *
         * @param servlet its registered name
         * @return its entry
         */
        public Entry servlet(String servlet) {
            return entry.servlet(servlet);
        }

        /**
         * Finishes the policy.
         *
         * @return the policy
         * @throws ConfigurationException if routes are wrong; it names each
         */
        public Policy build() {
            return entry.build();
        }
    }
}
