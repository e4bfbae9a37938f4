package io.github.auth0guard.servlet;

import io.github.auth0guard.AccessToken;
import jakarta.servlet.ServletRequest;
import java.util.Optional;

/**
 * The token of a guarded request.
 *
 * <pre>{@code
 * AccessToken token = Auth0Guard.accessToken(request);
 * }</pre>
 */
public final class Auth0Guard {
    private static final String ATTRIBUTE = Auth0Guard.class.getName() + ".accessToken";

    private Auth0Guard() {}

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
     * Returns the verified token of a request, if it needed one.
     *
     * @param request the request as the servlet got it
     * @return the token; empty for public servlets
     */
    public static Optional<AccessToken> findAccessToken(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof AccessToken token ? Optional.of(token) : Optional.empty();
    }

    static void attach(AccessToken token, ServletRequest request) {
        request.setAttribute(ATTRIBUTE, token);
    }

    static void detach(ServletRequest request) {
        request.removeAttribute(ATTRIBUTE);
    }
}
