package io.github.auth0guard.servlet;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds our annotations on a class or method, also where they stand on annotations that stand there. */
final class OwnAnnotations {
    static final Set<Class<? extends Annotation>> TYPES = Set.of(
            Public.class,
            OptionalToken.class,
            RequiresToken.class,
            RequiresScope.class,
            RequiresPermission.class,
            RequiresStepUp.class,
            ReportOnly.class);

    private static final Set<String> NAMES = TYPES.stream().map(Class::getName).collect(Collectors.toUnmodifiableSet());

    private final List<Annotation> found = new ArrayList<>();
    private final Set<Class<?>> seen = new HashSet<>();

    private OwnAnnotations() {}

    /**
     * Lists them.
     *
     * @throws IllegalArgumentException if one was loaded from another copy of this library, and so would be overlooked
     */
    static List<Annotation> of(AnnotatedElement element) {
        OwnAnnotations own = new OwnAnnotations();
        own.collect(element);
        return own.found;
    }

    private void collect(AnnotatedElement element) {
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (TYPES.contains(type)) {
                found.add(annotation);
            } else if (NAMES.contains(type.getName())) {
                throw new IllegalArgumentException(
                        "@" + type.getSimpleName()
                                + " comes from another copy of auth0-guard-servlet; keep one, in the server or in the application");
            } else if (seen.add(type)) {
                collect(type);
            }
        }
    }
}
