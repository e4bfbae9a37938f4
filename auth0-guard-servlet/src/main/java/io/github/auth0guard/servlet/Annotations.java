package io.github.auth0guard.servlet;

import io.github.auth0guard.AccessRule;
import io.github.auth0guard.ConfigurationException;
import io.github.auth0guard.Permissions;
import io.github.auth0guard.Scopes;
import io.github.auth0guard.StepUp;
import io.github.auth0guard.servlet.Requirement.Credentials;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the annotations on one class or method ask for: the one place that knows each annotation. All that stand on an element
 * must be satisfied, be they its own or those of a composed annotation.
 */
final class Annotations {
    private final List<AccessRule> rules = new ArrayList<>();
    private Optional<Credentials> credentials = Optional.empty();
    private Optional<LocalDate> reportOnlyUntil = Optional.empty();

    private Annotations() {}

    /**
     * Reads what stands on an element itself; empty if it has none of ours.
     *
     * @throws ConfigurationException if they contradict each other or name impossible scopes
     */
    static Optional<Requirement> requirement(AnnotatedElement element) {
        try {
            Annotations annotations = new Annotations();
            OwnAnnotations.of(element).forEach(annotations::add);
            return annotations.requirement();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(element + ": " + e.getMessage()));
        }
    }

    private void add(Annotation annotation) {
        if (annotation instanceof Public) {
            credentials(Credentials.NONE);
        } else if (annotation instanceof OptionalToken) {
            credentials(Credentials.OPTIONAL);
        } else if (annotation instanceof RequiresToken) {
            credentials(Credentials.TOKEN);
        } else if (annotation instanceof ReportOnly trial) {
            reportOnlyUntil = Optional.of(day(trial.until()));
        } else {
            rules.add(rule(annotation));
        }
    }

    private static AccessRule rule(Annotation annotation) {
        if (annotation instanceof RequiresScope scope) {
            return scope.anyOf() ? Scopes.anyOf(scope.value()) : Scopes.allOf(scope.value());
        } else if (annotation instanceof RequiresPermission permission) {
            return permission.anyOf() ? Permissions.anyOf(permission.value()) : Permissions.allOf(permission.value());
        } else if (annotation instanceof RequiresStepUp stepUp) {
            return stepUp(stepUp);
        }
        throw new IllegalArgumentException(annotation.annotationType().getName() + " is not known here");
    }

    private static AccessRule stepUp(RequiresStepUp annotation) {
        Duration maxAge = Duration.ofSeconds(annotation.maxAgeSeconds());
        StepUp rule = annotation.acr().length == 0 ? StepUp.loginWithin(maxAge) : StepUp.acr(annotation.acr());
        StepUp either = annotation.amr().length == 0 ? rule : rule.orAmr(annotation.amr());
        return maxAge.isZero() ? either : either.maxAge(maxAge);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "@ReportOnly until '" + text + "' is not a day; write it as 2027-01-31", e);
        }
    }

    private void credentials(Credentials needed) {
        if (credentials.filter(other -> other != needed).isPresent()) {
            throw contradiction(needed);
        }
        credentials = Optional.of(needed);
    }

    private Optional<Requirement> requirement() {
        Optional<AccessRule> all = rules.stream().reduce(AccessRule::and);
        if (all.isPresent()
                && credentials.filter(some -> some != Credentials.TOKEN).isPresent()) {
            throw contradiction(credentials.get());
        }
        if (all.isEmpty() && reportOnlyUntil.isPresent()) {
            throw new IllegalArgumentException("@ReportOnly stands beside no rule that it could try out");
        }
        return all.map(this::trial)
                .map(Requirement::of)
                .or(() -> credentials.map(needed -> new Requirement(needed, Optional.empty())));
    }

    private AccessRule trial(AccessRule rule) {
        return reportOnlyUntil
                .<AccessRule>map(until -> new ReportOnlyRule(until, rule, Clock.systemUTC()))
                .orElse(rule);
    }

    private static IllegalArgumentException contradiction(Credentials some) {
        return new IllegalArgumentException((some == Credentials.OPTIONAL ? "@OptionalToken" : "@Public")
                + " contradicts the other annotations; keep one of them");
    }
}
