package io.github.auth0guard.servlet;

import java.util.Collection;
import java.util.List;

/**
 * The URL patterns that a filter is mapped to (Servlet 6.0 §12.2). They tell which guard a servlet belongs to where a dispatch
 * by name passes all filters on URLs by; they never decide who may come.
 */
record UrlPatterns(List<String> patterns) {
    private static final String REST = "/*";

    UrlPatterns {
        patterns = List.copyOf(patterns);
    }

    boolean coverEverything() {
        return patterns.contains(REST);
    }

    /** Whether any of a servlet's patterns lies within any of these. A servlet without any is reached by name alone. */
    boolean cover(Collection<String> servlet) {
        return coverEverything() || servlet.isEmpty() || servlet.stream().anyMatch(this::covers);
    }

    private boolean covers(String servlet) {
        return patterns.stream().anyMatch(pattern -> pattern.equals(servlet) || isBelow(servlet, pattern));
    }

    private static boolean isBelow(String servlet, String pattern) {
        if (!pattern.endsWith(REST)) {
            return false;
        }
        String prefix = pattern.substring(0, pattern.length() - REST.length());
        return servlet.equals(prefix) || servlet.startsWith(prefix + "/");
    }
}
