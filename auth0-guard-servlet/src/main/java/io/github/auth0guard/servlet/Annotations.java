package io.github.auth0guard.servlet;

import io.github.auth0guard.AccessRule;
import io.github.auth0guard.ConfigurationException;
import io.github.auth0guard.Permissions;
import io.github.auth0guard.Scopes;
import io.github.auth0guard.StepUp;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the annotations on a class or method ask for. */
final class Annotations {
    private Annotations() {}

    /**
     * Reads an element's annotations; empty if it has none of ours.
     *
     * @throws ConfigurationException if they contradict each other or name impossible scopes
     */
    static Optional<Requirement> requirement(AnnotatedElement element) {
        try {
            return combined(element);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(element + ": " + e.getMessage()));
        }
    }

    private static Optional<Requirement> combined(AnnotatedElement element) {
        List<AccessRule> rules = rules(element);
        boolean open = element.isAnnotationPresent(Public.class);
        boolean token = element.isAnnotationPresent(RequiresToken.class);
        if (open && (token || !rules.isEmpty())) {
            throw new IllegalArgumentException("@Public contradicts the other annotations; keep one of them");
        }
        if (open) {
            return Optional.of(Requirement.PUBLIC);
        }
        Optional<Requirement> ruled = rules.stream().reduce(AccessRule::and).map(Requirement::of);
        return token ? ruled.or(() -> Optional.of(Requirement.TOKEN)) : ruled;
    }

    private static List<AccessRule> rules(AnnotatedElement element) {
        List<AccessRule> rules = new ArrayList<>();
        RequiresScope scope = element.getAnnotation(RequiresScope.class);
        if (scope != null) {
            rules.add(scope.anyOf() ? Scopes.anyOf(scope.value()) : Scopes.allOf(scope.value()));
        }
        RequiresPermission permission = element.getAnnotation(RequiresPermission.class);
        if (permission != null) {
            rules.add(
                    permission.anyOf() ? Permissions.anyOf(permission.value()) : Permissions.allOf(permission.value()));
        }
        RequiresStepUp stepUp = element.getAnnotation(RequiresStepUp.class);
        if (stepUp != null) {
            rules.add(stepUp(stepUp));
        }
        return rules;
    }

    private static AccessRule stepUp(RequiresStepUp annotation) {
        Duration maxAge = Duration.ofSeconds(annotation.maxAgeSeconds());
        StepUp rule = annotation.acr().length == 0 ? StepUp.loginWithin(maxAge) : StepUp.acr(annotation.acr());
        StepUp either = annotation.amr().length == 0 ? rule : rule.orAmr(annotation.amr());
        return maxAge.isZero() ? either : either.maxAge(maxAge);
    }
}
