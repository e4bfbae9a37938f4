package io.github.auth0guard.servlet;

import io.github.auth0guard.ConfigurationException;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InvalidRequestException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.http.RequestAuthenticator;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a request through to its servlet only with what that servlet needs; by default every request needs a valid token.
 *
 * <pre>{@code
 * context.addFilter("auth0", Auth0GuardFilter.of(verifier)).addMappingForUrlPatterns(null, false, "/*");
 * }</pre>
 *
 * <p>In a {@code web.xml} the init parameters have the names of the environment variables ({@code AUTH0_DOMAIN}, {@code
 * AUTH0_AUDIENCE}, ...) and win over them; {@code AUTH0_PUBLIC_SERVLETS} names servlets that need no token, such as {@code
 * default}.
 *
 * <p>What a servlet needs is read from its annotations ({@link Public}, {@link OptionalToken}, {@link RequiresToken}, {@link
 * RequiresScope}, {@link RequiresPermission}, {@link RequiresStepUp}) or from a {@link Policy} when the filter starts. The
 * decision hangs on the servlet that the container has chosen and on the request method, never on the path. Whatever can't be
 * enforced stops the start.
 *
 * <p>A filter on a URL alone can't see dispatches by name, nor dispatches of a type that it is not mapped for, and says so
 * at start; {@link Auth0Guard#install} registers it so that it sees all. Thread-safe.
 */
public final class Auth0GuardFilter implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(Auth0GuardFilter.class);

    private final @Nullable Auth0GuardFilterBuilder given;
    private volatile @Nullable Started started;

    /** Everything that is known once the filter has started. */
    private record Started(
            Guard guard,
            Set<SuspiciousPath> allowed,
            boolean everyServletIsRechecked,
            AutoCloseable owned,
            ServletContext context) {}

    /** For {@code web.xml}: configured by init parameters and environment variables when it starts. */
    public Auth0GuardFilter() {
        this.given = null;
    }

    Auth0GuardFilter(Auth0GuardFilterBuilder given) {
        this.given = given;
    }

    /**
     * Makes a filter.
     *
     * @param verifier judges the tokens; stays the caller's to close
     * @return the filter
     */
    public static Auth0GuardFilter of(TokenVerifier verifier) {
        return builder(verifier).build();
    }

    /**
     * Makes a filter with DPoP, resource metadata or whatever else the authenticator was built with.
     *
     * @param authenticator reads and verifies the requests' tokens
     * @return the filter
     */
    public static Auth0GuardFilter of(RequestAuthenticator authenticator) {
        return builder(authenticator).build();
    }

    /**
     * Starts a filter with a policy or other settings of its own.
     *
     * @param verifier judges the tokens; stays the caller's to close
     * @return a builder
     */
    public static Auth0GuardFilterBuilder builder(TokenVerifier verifier) {
        return builder(RequestAuthenticator.of(verifier));
    }

    /**
     * Starts a filter with a policy or other settings of its own.
     *
     * @param authenticator reads and verifies the requests' tokens
     * @return a builder
     */
    public static Auth0GuardFilterBuilder builder(RequestAuthenticator authenticator) {
        return new Auth0GuardFilterBuilder(authenticator);
    }

    /**
     * Returns what each servlet needs.
     *
     * @return the table
     * @throws IllegalStateException before the filter has started
     */
    public PolicyTable policyTable() {
        return started().guard().policies();
    }

    private Started started() {
        Started now = started;
        if (now == null) {
            throw new IllegalStateException("Auth0GuardFilter has not been started; register it with the container");
        }
        return now;
    }

    /**
     * Reads the policy of all registered servlets.
     *
     * @throws ServletException if something can't be enforced or is wrong; its message says what to do
     */
    @Override
    public void init(FilterConfig config) throws ServletException {
        try {
            WebXmlSettings settings = new WebXmlSettings(config);
            AutoCloseable owned = () -> {};
            Auth0GuardFilterBuilder configured = given;
            if (configured == null) {
                TokenVerifier verifier = settings.verifier();
                owned = verifier;
                configured = builder(verifier).policy(settings.policy());
            }
            start(configured, owned, config);
        } catch (ConfigurationException e) {
            throw new ServletException(e.getMessage(), e);
        }
    }

    private void start(Auth0GuardFilterBuilder configured, AutoCloseable owned, FilterConfig config) {
        ServletContext context = config.getServletContext();
        StartCheck check = new StartCheck(context, config.getFilterName());
        check.requireNoAnnotatedFilters();
        check.requireUpgradesBehind();
        PolicyTable policies = PolicyTable.of(context, configured.policy);
        boolean rechecked = check.everyServletIsRechecked(policies);
        Guard guard = new Guard(configured, policies, check.urlPatterns());
        started = new Started(guard, Set.copyOf(configured.allowed), rechecked, owned, context);
        StartedGuards.add(guard, context);
        context.setAttribute(ResourceMetadataServlet.SCOPES, policies.scopes());
        LOG.info("Guarded servlets of filter '{}':\n{}", config.getFilterName(), policies);
        policies.advice().forEach(LOG::warn);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
            throw new ServletException("Auth0GuardFilter guards HTTP only");
        }
        Started now = started();
        Refuser refuser = now.guard().refuser();
        HttpServletRequest admitted;
        try {
            requirePlainPath(now, http);
            if (http.getMethod().equals("TRACE")) {
                refuser.refuseTrace(http, answer);
                return;
            }
            admitted = admit(now, http, answer);
        } catch (AuthException e) {
            refuser.refuse(e, http, answer);
            return;
        }
        refuser.proceed(chain, admitted, answer);
    }

    private static void requirePlainPath(Started now, HttpServletRequest request) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && SuspiciousPath.find(request.getRequestURI(), now.allowed()).isPresent()) {
            throw new InvalidRequestException(Reason.SUSPICIOUS_PATH);
        }
    }

    /** A dispatch by name is judged at its servlet, or not at all and so refused. */
    private static HttpServletRequest admit(Started now, HttpServletRequest request, HttpServletResponse response) {
        Optional<Target> target = Target.visible(request);
        return target.isEmpty() && now.everyServletIsRechecked()
                ? request
                : now.guard().admit(target.orElseGet(() -> Target.of("", request)), request, response);
    }

    @Override
    public void destroy() {
        Started last = started;
        started = null;
        if (last != null) {
            StartedGuards.remove(last.guard(), last.context());
            try {
                last.owned().close();
            } catch (Exception e) {
                LOG.warn("Closing the verifier failed: {}", e.getClass().getName());
            }
        }
    }
}
