package io.github.auth0guard.servlet;

import io.github.auth0guard.ConfigurationException;
import jakarta.servlet.http.HttpServlet;
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

    private final Class<?> type;

    AnnotatedServlet(Class<?> type) {
        this.type = type;
    }

    /** What the annotations say; a servlet without any needs a token. */
    ServletPolicy policy() {
        Map<String, Requirement> annotated = methodRequirements();
        Requirement ofClass = ofClass().orElse(Requirement.TOKEN);
        if (annotated.isEmpty()) {
            return ServletPolicy.all(ofClass);
        }
        requireDispatchByHttpServlet();
        requireNothingForgotten(annotated);
        Map<String, Requirement> byMethod = new HashMap<>();
        HANDLERS.keySet().forEach(method -> byMethod.put(method, annotated.getOrDefault(method, ofClass)));
        // HttpServlet answers HEAD by running doGet, so it must not be easier to reach.
        Requirement get = byMethod.getOrDefault("GET", ofClass);
        byMethod.put("HEAD", annotated.containsKey("HEAD") ? get.and(annotated.get("HEAD")) : get);
        // A method that nobody has heard of is never easier to reach than those that somebody thought of.
        Requirement strictest = annotated.values().stream().reduce(ofClass, Requirement::and);
        return new ServletPolicy(byMethod, strictest);
    }

    private Optional<Requirement> ofClass() {
        return Annotations.requirement(type);
    }

    private Map<String, Requirement> methodRequirements() {
        Map<String, Requirement> requirements = new HashMap<>();
        HANDLERS.forEach((method, handler) -> requirement(handler).ifPresent(r -> requirements.put(method, r)));
        return requirements;
    }

    /** An annotation on an overridden method is combined, never dropped. */
    private Optional<Requirement> requirement(String handler) {
        return declarations(handler).stream()
                .map(Annotations::requirement)
                .flatMap(Optional::stream)
                .reduce(Requirement::and);
    }

    private List<Method> declarations(String handler) {
        List<Method> found = new ArrayList<>();
        for (Class<?> each = type; each != null && each != HttpServlet.class; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                if (method.getName().equals(handler) && !method.isBridge()) {
                    found.add(method);
                }
            }
        }
        return found;
    }

    private void requireDispatchByHttpServlet() {
        boolean ownService = !HttpServlet.class.isAssignableFrom(type)
                || !declarations("service").isEmpty();
        if (ownService) {
            throw new ConfigurationException(List.of(type.getName()
                    + " has its own service method, so annotations on its doX methods could not be enforced;"
                    + " annotate the class instead"));
        }
    }

    /** With some methods annotated and others not, an unannotated one was probably forgotten. */
    private void requireNothingForgotten(Map<String, Requirement> byMethod) {
        if (ofClass().isPresent()) {
            return;
        }
        HANDLERS.forEach((method, handler) -> {
            if (!byMethod.containsKey(method) && !declarations(handler).isEmpty()) {
                throw new ConfigurationException(List.of(type.getName() + "." + handler
                        + " has no annotation although other methods have; annotate it, or the class for all"));
            }
        });
    }
}
