package io.github.auth0guard.servlet;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.ConfigurationException;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InsufficientScopeException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.http.HttpRequestView;
import io.github.auth0guard.http.Refusal;
import io.github.auth0guard.http.RequestAuthenticator;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
 * AUTH0_AUDIENCE}, ...) and win over them.
 *
 * <p>What a servlet needs is read from its annotations ({@link Public}, {@link RequiresToken}, {@link RequiresScope}, {@link
 * RequiresPermission}) or from a {@link Policy} when the filter starts. The decision hangs on the servlet that the container
 * has chosen and on the request method, never on the path. Whatever can't be enforced stops the start.
 */
public final class Auth0GuardFilter implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(Auth0GuardFilter.class);

    private final Policy policy;
    private final Optional<RequestAuthenticator> given;
    private @Nullable TokenVerifier owned;
    private volatile @Nullable Guard guard;

    /** Everything that is known once the filter has started. */
    private record Guard(RequestAuthenticator authenticator, PolicyTable policies) {}

    /** For {@code web.xml}: configured by init parameters and environment variables when it starts. */
    public Auth0GuardFilter() {
        this(Optional.empty(), Policy.builder().build());
    }

    private Auth0GuardFilter(Optional<RequestAuthenticator> given, Policy policy) {
        this.given = given;
        this.policy = policy;
    }

    /**
     * Makes a filter.
     *
     * @param verifier judges the tokens; stays the caller's to close
     * @return the filter
     */
    public static Auth0GuardFilter of(TokenVerifier verifier) {
        return of(RequestAuthenticator.of(verifier));
    }

    /**
     * Makes a filter with DPoP, resource metadata or whatever else the authenticator was built with.
     *
     * @param authenticator reads and verifies the requests' tokens
     * @return the filter
     */
    public static Auth0GuardFilter of(RequestAuthenticator authenticator) {
        return of(authenticator, Policy.builder().build());
    }

    /**
     * Makes a filter with a policy for servlets that carry no annotations.
     *
     * @param authenticator reads and verifies the requests' tokens
     * @param policy what those servlets need
     * @return the filter
     */
    public static Auth0GuardFilter of(RequestAuthenticator authenticator, Policy policy) {
        return new Auth0GuardFilter(Optional.of(authenticator), Objects.requireNonNull(policy, "policy"));
    }

    /**
     * Reads the policy of all registered servlets.
     *
     * @throws ServletException if something can't be enforced or is wrong; its message says what to do
     */
    @Override
    public void init(FilterConfig config) throws ServletException {
        try {
            PolicyTable policies = PolicyTable.of(config.getServletContext(), policy);
            guard = new Guard(given.orElseGet(() -> configured(config)), policies);
            config.getServletContext().setAttribute(ResourceMetadataServlet.SCOPES, policies.scopes());
            LOG.info("Guarded servlets:{}", policies.describe());
        } catch (ConfigurationException e) {
            throw new ServletException(e.getMessage(), e);
        }
    }

    private RequestAuthenticator configured(FilterConfig config) {
        Map<String, String> settings = new HashMap<>(System.getenv());
        for (String name : Collections.list(config.getInitParameterNames())) {
            settings.put(name, config.getInitParameter(name));
        }
        TokenVerifier verifier = TokenVerifier.fromEnvironment(settings).build();
        owned = verifier;
        return RequestAuthenticator.of(verifier);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Guard started = guard;
        if (started == null
                || !(request instanceof HttpServletRequest http)
                || !(response instanceof HttpServletResponse answer)) {
            throw new ServletException("Auth0GuardFilter has not been started, or the request is not HTTP");
        }
        if (http.getMethod().equals("TRACE")) {
            // RFC 9110 §9.3.8: it would echo the credentials.
            answer.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        HttpRequestView view = new ServletRequestView(http);
        HttpServletRequest admitted;
        try {
            admitted = admit(started, http, answer, view);
        } catch (AuthException e) {
            send(started.authenticator().refuse(e, view), answer);
            return;
        }
        chain.doFilter(admitted, response);
    }

    /** Returns the request to go on with. */
    private static HttpServletRequest admit(
            Guard guard, HttpServletRequest request, HttpServletResponse response, HttpRequestView view) {
        Auth0Guard.detach(request);
        Optional<Requirement> needed = guard.policies()
                .find(request.getHttpServletMapping().getServletName())
                .map(servlet -> servlet.forMethod(request.getMethod()));
        if (needed.isPresent() && !needed.get().tokenNeeded()) {
            return request;
        }
        AccessToken token = guard.authenticator().authenticate(view);
        Requirement requirement =
                needed.orElseThrow(() -> new InsufficientScopeException(Reason.DENIED_BY_POLICY, Set.of()));
        requirement.rule().ifPresent(rule -> rule.check(token));
        Auth0Guard.attach(token, request);
        guard.authenticator()
                .responseHeaders(view)
                .forEach(header -> response.addHeader(header.name(), header.value()));
        return new GuardedRequest(request, token);
    }

    private static void send(Refusal refusal, HttpServletResponse response) throws IOException {
        response.setStatus(refusal.status());
        refusal.headers().forEach(header -> response.addHeader(header.name(), header.value()));
        response.getOutputStream().print(refusal.body());
    }

    @Override
    public void destroy() {
        if (owned != null) {
            owned.close();
        }
    }
}
