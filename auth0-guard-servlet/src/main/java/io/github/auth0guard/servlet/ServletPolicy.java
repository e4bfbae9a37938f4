package io.github.auth0guard.servlet;

import java.util.Map;
import java.util.TreeMap;

/**
 * What each method of one servlet needs.
 *
 * @param byMethod requirements of methods that differ from the rest, by the method's exact name
 * @param otherwise the requirement of every other method, known or not
 */
record ServletPolicy(Map<String, Requirement> byMethod, Requirement otherwise) {
    ServletPolicy {
        byMethod = Map.copyOf(byMethod);
    }

    static ServletPolicy all(Requirement requirement) {
        return new ServletPolicy(Map.of(), requirement);
    }

    /** Method names are case-sensitive (RFC 9110 §9.1): "get" is not GET and gets what everything else gets. */
    Requirement forMethod(String method) {
        return byMethod.getOrDefault(method, otherwise);
    }

    @Override
    public String toString() {
        return byMethod.isEmpty() ? otherwise.toString() : new TreeMap<>(byMethod) + ", otherwise " + otherwise;
    }
}
