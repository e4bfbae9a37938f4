package io.github.auth0guard.servlet;

import java.util.List;

/**
 * One row of a {@link PolicyTable}.
 *
 * @param servlet the servlet's registered name
 * @param mappings the URL patterns that it is mapped to, sorted; for people, they decide nothing
 * @param route the template of a front controller's route; empty where the path does not matter
 * @param method the request method, or {@code *} for all that no other row names
 * @param needs what a request needs: {@code public}, {@code optional token}, {@code token}, {@code refused}, or a rule
 */
public record PolicyRow(String servlet, List<String> mappings, String route, String method, String needs) {
    /**
     * Copies the mappings.
     *
     * @param servlet the servlet's name
     * @param mappings its URL patterns
     * @param route the route, or empty
     * @param method the method, or {@code *}
     * @param needs what a request needs
     */
    public PolicyRow {
        mappings = List.copyOf(mappings);
    }
}
