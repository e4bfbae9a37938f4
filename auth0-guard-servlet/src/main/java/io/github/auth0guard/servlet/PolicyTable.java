package io.github.auth0guard.servlet;

import io.github.auth0guard.ConfigurationException;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every registered servlet needs, built once when the filter starts. */
final class PolicyTable {
    private final Map<String, ServletPolicy> byServlet;

    private PolicyTable(Map<String, ServletPolicy> byServlet) {
        this.byServlet = Map.copyOf(byServlet);
    }

    /**
     * Reads the servlets of an application.
     *
     * @throws ConfigurationException if a policy can't be enforced, or speaks of a servlet that does not exist
     */
    static PolicyTable of(ServletContext context, Policy explicit) {
        Map<String, ServletPolicy> table = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        context.getServletRegistrations().forEach((name, registration) -> {
            try {
                ServletPolicy policy = explicit.byServlet().get(name);
                table.put(name, policy != null ? policy : annotated(context, registration));
            } catch (ConfigurationException e) {
                problems.addAll(e.problems());
            }
        });
        for (String name : new TreeMap<>(explicit.byServlet()).keySet()) {
            if (!context.getServletRegistrations().containsKey(name)) {
                problems.add("The policy names a servlet '" + name + "' but there are only "
                        + new TreeMap<>(context.getServletRegistrations()).keySet());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new PolicyTable(table);
    }

    private static ServletPolicy annotated(ServletContext context, ServletRegistration registration) {
        String className = registration.getClassName();
        // Without a class there is nothing that annotations could be read from, so a token is needed.
        return className == null
                ? ServletPolicy.all(Requirement.TOKEN)
                : new AnnotatedServlet(load(context, className)).policy();
    }

    private static Class<?> load(ServletContext context, String className) {
        ClassLoader application = context.getClassLoader();
        try {
            return Class.forName(
                    className, false, application != null ? application : PolicyTable.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ConfigurationException(List.of("The servlet class " + className
                    + " can't be loaded to read its annotations; write its policy with Policy.builder()"));
        }
    }

    /** Empty for a servlet that the table does not know. */
    Optional<ServletPolicy> find(String servletName) {
        return Optional.ofNullable(byServlet.get(servletName));
    }

    /** All scopes and permissions that any method of any servlet asks for, sorted. */
    SortedSet<String> scopes() {
        return byServlet.values().stream()
                .flatMap(policy -> Stream.concat(policy.byMethod().values().stream(), Stream.of(policy.otherwise())))
                .flatMap(requirement -> requirement.rule().stream())
                .flatMap(rule -> rule.scopes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A line a servlet, for the log. */
    String describe() {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(byServlet)
                .forEach((name, policy) -> lines.append(System.lineSeparator())
                        .append("  ")
                        .append(name)
                        .append(": ")
                        .append(policy));
        return lines.toString();
    }
}
