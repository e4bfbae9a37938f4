package io.github.auth0guard.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A registered servlet and what it needs.
 *
 * @param policy its policy
 * @param mappings its URL patterns, sorted
 * @param answersPreflight whether it leaves OPTIONS to HttpServlet and lets anybody in at all
 * @param advice what to do about a servlet that nobody can reach, or empty
 */
record GuardedServlet(ServletPolicy policy, List<String> mappings, boolean answersPreflight, Optional<String> advice) {
    private static final MethodPolicy REFUSED = MethodPolicy.all(Requirement.REFUSED);

    static GuardedServlet of(
            ServletContext context, ServletRegistration registration, Optional<ServletPolicy> explicit) {
        List<String> mappings = registration.getMappings().stream().sorted().toList();
        Optional<ServletClass> type = ServletClass.load(context, registration.getClassName());
        Optional<ServletPolicy> known = explicit.or(() -> type.flatMap(GuardedServlet::annotated));
        if (known.isPresent()) {
            boolean preflight =
                    type.filter(ServletClass::leavesOptionsToHttpServlet).isPresent();
            return new GuardedServlet(known.get(), mappings, preflight, Optional.empty());
        }
        String className = Objects.requireNonNullElse(registration.getClassName(), "unknown");
        return new GuardedServlet(
                REFUSED,
                mappings,
                false,
                Optional.of(type.flatMap(FrameworkServlets::advice)
                        .orElse("is of a class that can't be read (" + className + "); write its policy")));
    }

    /** A servlet's own class without annotations needs a token; a framework's must be spoken of. */
    private static Optional<ServletPolicy> annotated(ServletClass type) {
        return new AnnotatedServlet(type)
                .policy()
                .or(() -> FrameworkServlets.advice(type).isPresent()
                        ? Optional.empty()
                        : Optional.of(MethodPolicy.all(Requirement.TOKEN)));
    }
}
