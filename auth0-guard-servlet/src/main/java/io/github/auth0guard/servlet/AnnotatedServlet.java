package io.github.auth0guard.servlet;

import io.github.auth0guard.ConfigurationException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the policy of one servlet class from its annotations, and refuses what could not be enforced. */
final class AnnotatedServlet {
    private static final Map<String, String> HANDLERS = Map.of(
            "GET", "doGet",
            "HEAD", "doHead",
            "POST", "doPost",
            "PUT", "doPut",
            "PATCH", "doPatch",
            "DELETE", "doDelete",
            "OPTIONS", "doOptions");

    private final ServletClass type;

    AnnotatedServlet(ServletClass type) {
        this.type = type;
    }

    /**
     * Says what the annotations say; empty for a servlet without any.
     *
     * @throws ConfigurationException if that could not be enforced
     */
    Optional<ServletPolicy> policy() {
        requireNothingBesideTheHandlers();
        Map<String, Requirement> annotated = methodRequirements();
        Optional<Requirement> ofClass = ofClass();
        if (annotated.isEmpty()) {
            return ofClass.map(MethodPolicy::all);
        }
        if (!type.leavesDispatchToHttpServlet()) {
            throw problem(
                    "has its own service method, so annotations on its doX methods could not be enforced; annotate the class"
                            + " instead");
        }
        requireNothingForgotten(annotated, ofClass);
        return Optional.of(combined(annotated, ofClass.orElse(Requirement.TOKEN)));
    }

    private static ServletPolicy combined(Map<String, Requirement> annotated, Requirement ofClass) {
        Map<String, Requirement> byMethod = new HashMap<>();
        HANDLERS.keySet().forEach(method -> byMethod.put(method, annotated.getOrDefault(method, ofClass)));
        // HttpServlet answers HEAD by running doGet, so it must not be easier to reach.
        Requirement get = byMethod.getOrDefault("GET", ofClass);
        byMethod.put("HEAD", annotated.containsKey("HEAD") ? get.and(annotated.get("HEAD")) : get);
        // A method that nobody has heard of is never easier to reach than those that somebody thought of.
        Requirement strictest = annotated.values().stream().reduce(ofClass, Requirement::and);
        return new MethodPolicy(byMethod, strictest);
    }

    /** The annotations of the class, its superclasses and interfaces: combined, never dropped, never weakened. */
    private Optional<Requirement> ofClass() {
        Optional<Requirement> combined = Optional.empty();
        for (Class<?> each : type.hierarchy()) {
            combined = strengthen(combined, Annotations.requirement(each), each.getName());
        }
        return combined;
    }

    private Map<String, Requirement> methodRequirements() {
        Map<String, Requirement> requirements = new HashMap<>();
        HANDLERS.forEach((method, handler) -> {
            Optional<Requirement> combined = Optional.empty();
            for (Method each : type.handlers(handler)) {
                combined = strengthen(combined, Annotations.requirement(each), each.toString());
            }
            combined.ifPresent(requirement -> requirements.put(method, requirement));
        });
        return requirements;
    }

    private Optional<Requirement> strengthen(
            Optional<Requirement> own, Optional<Requirement> inherited, String inheritedFrom) {
        if (own.isEmpty() || inherited.isEmpty()) {
            return own.isEmpty() ? inherited : own;
        }
        if (own.get().easierThan(inherited.get())) {
            throw problem("is marked '" + own.get() + "' but inherits '" + inherited.get() + "' from " + inheritedFrom
                    + "; what is inherited can only be made stricter");
        }
        return Optional.of(own.get().and(inherited.get()));
    }

    /** Nothing would read an annotation on a helper, or on a doGet with other parameters. */
    private void requireNothingBesideTheHandlers() {
        for (Method method : type.methods()) {
            boolean handler = HANDLERS.containsValue(method.getName()) && ServletClass.isHandler(method);
            if (!handler && Annotations.requirement(method).isPresent()) {
                throw problem("has an annotation on " + method.getName()
                        + ", which is not one of the doX methods of HttpServlet, so nothing would enforce it");
            }
        }
    }

    /** With some methods annotated and others not, an unannotated one was probably forgotten. */
    private void requireNothingForgotten(Map<String, Requirement> annotated, Optional<Requirement> ofClass) {
        List<String> forgotten = new ArrayList<>();
        HANDLERS.forEach((method, handler) -> {
            if (!annotated.containsKey(method) && !type.handlers(handler).isEmpty()) {
                forgotten.add(handler);
            }
        });
        if (ofClass.isEmpty() && !forgotten.isEmpty()) {
            forgotten.sort(null);
            throw new ConfigurationException(List.of(type.name() + "." + String.join(", ", forgotten)
                    + " has no annotation although other methods have; annotate it, or the class for all"));
        }
    }

    private ConfigurationException problem(String sentence) {
        return new ConfigurationException(List.of(type.name() + " " + sentence));
    }
}
