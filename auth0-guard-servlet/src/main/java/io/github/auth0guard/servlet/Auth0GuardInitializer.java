package io.github.auth0guard.servlet;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs by itself when a container starts a WAR: completes a guard from {@code web.xml} by the re-checks at each servlet, and
 * finds annotated classes that are no servlets. Containers that are embedded in a program mostly don't run it; there {@link
 * Auth0Guard#install} does the first part.
 */
@HandlesTypes({
    Public.class,
    OptionalToken.class,
    RequiresToken.class,
    RequiresScope.class,
    RequiresPermission.class,
    RequiresStepUp.class,
    ReportOnly.class
})
public final class Auth0GuardInitializer implements ServletContainerInitializer {
    /** Called by the container. */
    public Auth0GuardInitializer() {}

    @Override
    public void onStartup(@Nullable Set<Class<?>> annotated, ServletContext context) throws ServletException {
        List<String> strangers = Objects.requireNonNullElse(annotated, Set.<Class<?>>of()).stream()
                .filter(type -> !type.isInterface() && !Servlet.class.isAssignableFrom(type))
                .map(Class::getName)
                .sorted()
                .toList();
        if (!strangers.isEmpty()) {
            throw new ServletException("These classes have annotations of Auth0 Guard and are no servlets, so nothing"
                    + " would enforce them: " + strangers);
        }
        if (StartedGuards.registered(context) > 0) {
            RecheckFilter.register(context);
        }
    }
}
