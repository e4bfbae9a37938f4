package io.github.auth0guard.servlet;

import io.github.auth0guard.ConfigurationException;
import io.github.auth0guard.json.JsonText;
import io.github.auth0guard.servlet.Requirement.Credentials;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What every registered servlet needs, built once when the filter starts and never changed. {@link #toString()} is the table
 * that is logged then, {@link #toJson()} the same for programs.
 */
public final class PolicyTable {
    private final Map<String, GuardedServlet> byName;

    private PolicyTable(Map<String, GuardedServlet> byName) {
        this.byName = new TreeMap<>(byName);
    }

    /**
     * Reads the servlets of an application.
     *
     * @throws ConfigurationException if a policy can't be enforced, or speaks of a servlet that does not exist
     */
    static PolicyTable of(ServletContext context, Policy explicit) {
        Map<String, ? extends ServletRegistration> registered = context.getServletRegistrations();
        Map<String, GuardedServlet> table = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        registered.forEach((name, registration) -> {
            try {
                Optional<ServletPolicy> written =
                        Optional.ofNullable(explicit.byServlet().get(name));
                table.put(name, GuardedServlet.of(context, registration, written));
            } catch (ConfigurationException e) {
                problems.addAll(e.problems());
            }
        });
        for (String name : new TreeSet<>(explicit.byServlet().keySet())) {
            if (!registered.containsKey(name)) {
                problems.add("The policy names a servlet '" + name + "' but there are only "
                        + new TreeSet<>(registered.keySet()));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new PolicyTable(table);
    }

    /** What a target needs; refused for a servlet that the table does not know. */
    Requirement find(Target target) {
        GuardedServlet servlet = byName.get(target.servlet());
        return servlet == null ? Requirement.REFUSED : servlet.policy().find(target);
    }

    /** Whether a servlet answers a CORS preflight with a list of methods and nothing else. */
    boolean answersPreflight(Target target) {
        GuardedServlet servlet = byName.get(target.servlet());
        return servlet != null && servlet.answersPreflight();
    }

    /** The URL patterns of a servlet; empty if it has none. */
    List<String> mappings(String servlet) {
        GuardedServlet known = byName.get(servlet);
        return known == null ? List.of() : known.mappings();
    }

    /** The names of all servlets that an application registered. */
    Set<String> servlets() {
        Set<String> servlets = new TreeSet<>(byName.keySet());
        servlets.removeIf(FrameworkServlets::isNotFound);
        return servlets;
    }

    /** All scopes and permissions that any method of any servlet asks for, sorted. */
    SortedSet<String> scopes() {
        return byName.values().stream()
                .flatMap(servlet -> servlet.policy().lines().stream())
                .flatMap(line -> line.requirement().rule().stream())
                .flatMap(rule -> rule.scopes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A sentence for each servlet that nobody can reach because nobody said who may. */
    List<String> advice() {
        return byName.entrySet().stream()
                .flatMap(servlet -> servlet.getValue().advice().stream()
                        .map(advice -> "Nobody reaches the servlet '" + servlet.getKey() + "': it " + advice))
                .toList();
    }

    /**
     * Returns the table.
     *
     * @return the rows, by servlet, route and method; what a servlet refuses is a row as well
     */
    public List<PolicyRow> rows() {
        List<PolicyRow> rows = new ArrayList<>();
        byName.forEach((name, servlet) -> servlet.policy()
                .lines()
                .forEach(line -> rows.add(new PolicyRow(
                        shown(name),
                        servlet.mappings(),
                        line.route(),
                        line.method(),
                        line.requirement().toString()))));
        return rows;
    }

    /**
     * Returns the table for programs, with the counts of rules that are tried out.
     *
     * @return a JSON array with an object for each row
     */
    public String toJson() {
        List<Map<String, Object>> rows = new ArrayList<>();
        byName.forEach((name, servlet) -> servlet.policy().lines().forEach(line -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("servlet", shown(name));
            row.put("mappings", servlet.mappings());
            if (!line.route().isEmpty()) {
                row.put("route", line.route());
            }
            row.put("method", line.method());
            row.put("needs", line.requirement().toString());
            row.put("public", line.requirement().is(Credentials.NONE));
            line.requirement().rule().ifPresent(rule -> {
                if (rule instanceof ReportOnlyRule trial) {
                    row.put("wouldHaveRefused", trial.wouldHaveRefused());
                }
            });
            rows.add(row);
        }));
        return JsonText.of(rows);
    }

    /** Jetty gives the servlet for what nothing is mapped to another name on every start. */
    private static String shown(String servlet) {
        return FrameworkServlets.isNotFound(servlet) ? "(none)" : servlet;
    }

    /** The table as text, with aligned columns. */
    @Override
    public String toString() {
        return TextTable.of(rows());
    }
}
