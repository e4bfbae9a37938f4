package io.github.auth0guard.servlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Requirements by request method, whatever the path.
 *
 * @param byMethod requirements of methods that differ from the rest, by the method's exact name
 * @param otherwise the requirement of every other method, known or not
 */
record MethodPolicy(Map<String, Requirement> byMethod, Requirement otherwise) implements ServletPolicy {
    MethodPolicy {
        byMethod = Map.copyOf(byMethod);
    }

    static MethodPolicy all(Requirement requirement) {
        return new MethodPolicy(Map.of(), requirement);
    }

    @Override
    public Requirement find(Target target) {
        return forMethod(target.method());
    }

    /** Method names are case-sensitive (RFC 9110 §9.1): "get" is not GET and gets what everything else gets. */
    Requirement forMethod(String method) {
        return byMethod.getOrDefault(method, otherwise);
    }

    @Override
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        new TreeMap<>(byMethod).forEach((method, requirement) -> {
            if (!requirement.equals(otherwise)) {
                lines.add(new Line("", method, requirement));
            }
        });
        lines.add(new Line("", "*", otherwise));
        return lines;
    }
}
