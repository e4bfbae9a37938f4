package io.github.auth0guard.servlet;

import io.github.auth0guard.AccessToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/** Shows the token to code that knows only the Servlet API. */
final class GuardedRequest extends HttpServletRequestWrapper {
    private final AccessToken token;

    GuardedRequest(HttpServletRequest request, AccessToken token) {
        super(request);
        this.token = token;
    }

    @Override
    public String getAuthType() {
        return "Bearer";
    }

    @Override
    public String getRemoteUser() {
        return getUserPrincipal().getName();
    }

    @Override
    public Principal getUserPrincipal() {
        return new TokenPrincipal(token);
    }

    /** A role is a scope or a permission of that name. */
    @Override
    public boolean isUserInRole(String role) {
        return token.scopes().contains(role) || token.permissions().contains(role);
    }
}
