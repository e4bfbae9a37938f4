package io.github.auth0guard.test;

import io.github.auth0guard.servlet.PolicyRow;
import io.github.auth0guard.servlet.PolicyTable;
import io.github.auth0guard.test.Route.Need;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A request to each row of a policy table: patterns become paths that fit them. */
final class PolicyRoutes {
    /** Nobody has such a resource, but patterns fit it. */
    private static final String ANYTHING = "auth0guard";

    private static final String REST = "/**";
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");
    private static final Pattern ALL_OF = Pattern.compile("all of (scopes|permissions) \\[([^\\[\\]]+)]");

    private PolicyRoutes() {}

    static List<Route> of(PolicyTable table) {
        return table.rows().stream()
                .flatMap(row -> method(row, table.rows())
                        .flatMap(method -> paths(row).map(path -> route(method, path, row.needs()))))
                .toList();
    }

    /** GET stands for all methods; where some have rows of their own, one that has none stands for the others. */
    private static Stream<String> method(PolicyRow row, List<PolicyRow> all) {
        if (!row.method().equals("*")) {
            return Stream.of(row.method());
        }
        List<String> named = all.stream()
                .filter(other ->
                        other.servlet().equals(row.servlet()) && other.route().equals(row.route()))
                .map(PolicyRow::method)
                .toList();
        return Stream.of("GET", "POST", "PUT", "DELETE", "PATCH", "REPORT")
                .filter(method -> !named.contains(method))
                .limit(1);
    }

    private static Stream<String> paths(PolicyRow row) {
        return row.route().isEmpty() || row.route().equals(REST)
                ? row.mappings().stream().map(PolicyRoutes::fitting)
                : Stream.of(VARIABLE.matcher(row.route()).replaceAll(ANYTHING).replace("**", ANYTHING));
    }

    /** Servlet 6.0 §12.2. */
    private static String fitting(String pattern) {
        if (pattern.isEmpty()) {
            return "/";
        }
        if (pattern.equals("/")) {
            return "/" + ANYTHING;
        }
        return pattern.startsWith("*") ? "/" + ANYTHING + pattern.substring(1) : pattern.replace("*", ANYTHING);
    }

    private static Route route(String method, String path, String needs) {
        Matcher allOf = ALL_OF.matcher(needs);
        if (allOf.matches()) {
            String[] names = allOf.group(2).split(", ");
            return allOf.group(1).equals("scopes")
                    ? Route.needsScopes(method, path, names)
                    : Route.needsPermissions(method, path, names);
        }
        return Route.of(method, path, need(needs));
    }

    private static Need need(String needs) {
        return switch (needs) {
            case "public" -> Need.NOTHING;
            case "optional token" -> Need.OPTIONAL_TOKEN;
            case "token" -> Need.TOKEN;
            case "refused" -> Need.NOBODY;
            // A rule that is only tried out refuses nobody.
            default -> needs.startsWith("report only") ? Need.TOKEN : Need.RULE;
        };
    }
}
