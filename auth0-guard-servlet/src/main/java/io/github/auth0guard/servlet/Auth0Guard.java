package io.github.auth0guard.servlet;

import io.github.auth0guard.AccessToken;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * The guard of an application, and the token of a guarded request.
 *
 * <pre>{@code
 * Auth0Guard.install(context, Auth0GuardFilter.of(verifier));   // at start, after all servlets are registered
 * AccessToken token = Auth0Guard.accessToken(request);          // in a servlet
 * }</pre>
 */
public final class Auth0Guard {
    private static final String ATTRIBUTE = Auth0Guard.class.getName() + ".accessToken";

    private Auth0Guard() {}

    /**
     * Guards a whole application, on every kind of dispatch: puts the filter in front of everything, and a re-check in front
     * of each servlet. Call it last, when all servlets are registered and before the application starts: in a {@code
     * ServletContainerInitializer}, or in a {@code ServletContextListener} that is declared in {@code web.xml}.
     *
     * @param context the application
     * @param filter the filter
     * @throws IllegalStateException if the application has started already, or has a guard already
     */
    public static void install(ServletContext context, Auth0GuardFilter filter) {
        install(context, "auth0", filter, "/*");
    }

    /**
     * Guards a part of an application; for several audiences in one application, each with a filter of its own.
     *
     * @param context the application
     * @param name the filter's name
     * @param filter the filter
     * @param urlPatterns what it guards, as servlet URL patterns
     * @throws IllegalStateException if the application has started already, or has a filter of that name already
     */
    public static void install(ServletContext context, String name, Auth0GuardFilter filter, String... urlPatterns) {
        FilterRegistration.Dynamic registration = context.addFilter(name, filter);
        if (registration == null) {
            throw new IllegalStateException("There is a filter '" + name + "' already; install each guard once");
        }
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, urlPatterns);
        RecheckFilter.register(context);
        StartCheck.insistOnRechecks(context);
    }

    /**
     * Returns what each servlet of a started application needs.
     *
     * @param context the application
     * @return a table for each guard; empty if none has started
     */
    public static List<PolicyTable> policyTables(ServletContext context) {
        return StartedGuards.of(context).stream().map(Guard::policies).toList();
    }

    /**
     * Returns the verified token of a request that needed one.
     *
     * @param request the request as the servlet got it
     * @return the token
     * @throws IllegalStateException if there is none: the servlet is public, or the filter did not run
     */
    public static AccessToken accessToken(ServletRequest request) {
        return findAccessToken(request)
                .orElseThrow(
                        () -> new IllegalStateException(
                                "This request has no access token: the servlet is @Public, or Auth0GuardFilter is not mapped to it"));
    }

    /**
     * Returns the verified token of a request, if it needed one or brought one to a servlet that takes it.
     *
     * @param request the request as the servlet got it, or as {@code AsyncContext.getRequest()} returns it
     * @return the token; empty for public servlets
     */
    public static Optional<AccessToken> findAccessToken(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof AccessToken token ? Optional.of(token) : Optional.empty();
    }

    static void attach(AccessToken token, ServletRequest request) {
        request.setAttribute(ATTRIBUTE, token);
    }
}
