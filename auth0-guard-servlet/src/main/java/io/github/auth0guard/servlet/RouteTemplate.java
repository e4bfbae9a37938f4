package io.github.auth0guard.servlet;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path template: literal segments, {@code {name}} for one segment, and {@code **} at the end for any number. Compared
 * segment by segment and with case, on the path that the container decoded; there is no second parser that could disagree
 * with it.
 */
final class RouteTemplate {
    /** Literals before variables before the rest, from the left. Equal means that both fit the same paths. */
    static final Comparator<RouteTemplate> MOST_SPECIFIC_FIRST = Comparator.comparing(RouteTemplate::shape);

    private static final String REST = "**";
    private static final Pattern VARIABLE = Pattern.compile("\\{[A-Za-z0-9_-]+}");
    private static final Pattern LITERAL = Pattern.compile("[^{}*;\\\\\\p{Cntrl}]+");

    private final List<String> template;
    private final boolean open;

    private RouteTemplate(List<String> template, boolean open) {
        this.template = template;
        this.open = open;
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException with a sentence on what is wrong
     */
    static RouteTemplate of(String text) {
        List<String> segments = segments(text)
                .filter(each -> text.startsWith("/"))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The route '" + text + "' must start with a slash and have no empty or dot segments"));
        boolean open = !segments.isEmpty() && segments.get(segments.size() - 1).equals(REST);
        List<String> template = open ? segments.subList(0, segments.size() - 1) : segments;
        for (String segment : template) {
            if (!VARIABLE.matcher(segment).matches()
                    && !LITERAL.matcher(segment).matches()) {
                throw new IllegalArgumentException("The route '" + text + "' has a segment '" + segment
                        + "'; write plain text, {name} for one segment, or ** at the end for any number of them");
            }
        }
        return new RouteTemplate(List.copyOf(template), open);
    }

    /**
     * Splits a decoded path. A slash at the end does not count.
     *
     * @return the segments; empty for a path that the container should never have let through
     */
    static Optional<List<String>> segments(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        inner = inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner;
        List<String> segments = inner.isEmpty() && !path.equals("//") ? List.of() : Arrays.asList(inner.split("/", -1));
        return segments.stream().anyMatch(RouteTemplate::isSuspicious) ? Optional.empty() : Optional.of(segments);
    }

    private static boolean isSuspicious(String segment) {
        return segment.isEmpty()
                || segment.equals(".")
                || segment.equals("..")
                || segment.chars().anyMatch(c -> c == '\\' || c == ';' || c < ' ' || c == 0x7f);
    }

    boolean fits(List<String> path) {
        if (open ? path.size() < template.size() : path.size() != template.size()) {
            return false;
        }
        for (int i = 0; i < template.size(); i++) {
            if (!isVariable(template.get(i)) && !template.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    /** The template without its variables' names, such that plain comparison puts the most specific first. */
    private String shape() {
        StringBuilder shape = new StringBuilder();
        template.forEach(segment -> shape.append(isVariable(segment) ? "\u0001" : "\u0000" + segment));
        return shape.append(open ? "\u0002" : "").toString();
    }

    @Override
    public String toString() {
        String closed = "/" + String.join("/", template);
        return open ? (template.isEmpty() ? "/**" : closed + "/**") : closed;
    }
}
