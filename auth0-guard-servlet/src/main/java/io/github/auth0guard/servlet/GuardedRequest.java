package io.github.auth0guard.servlet;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.Confirmation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.function.Function;

/** Shows the token to code that knows only the Servlet API. */
final class GuardedRequest extends HttpServletRequestWrapper {
    private final AccessToken token;
    private final Function<AccessToken, ? extends Principal> principal;

    private GuardedRequest(
            HttpServletRequest request, AccessToken token, Function<AccessToken, ? extends Principal> principal) {
        super(request);
        this.token = token;
        this.principal = principal;
    }

    /** One wrapper is enough for front guard and re-check of the same dispatch. */
    static GuardedRequest of(
            HttpServletRequest request, AccessToken token, Function<AccessToken, ? extends Principal> principal) {
        if (request instanceof GuardedRequest guarded && guarded.token == token && guarded.principal == principal) {
            return guarded;
        }
        return new GuardedRequest(request, token, principal);
    }

    /** A token that is bound to a DPoP key gets no further under another scheme. */
    @Override
    public String getAuthType() {
        return token.confirmation().flatMap(Confirmation::jkt).isPresent() ? "DPoP" : "Bearer";
    }

    @Override
    public String getRemoteUser() {
        return getUserPrincipal().getName();
    }

    @Override
    public Principal getUserPrincipal() {
        return principal.apply(token);
    }

    /** A role is a scope or a permission of that name. */
    @Override
    public boolean isUserInRole(String role) {
        return token.scopes().contains(role) || token.permissions().contains(role);
    }
}
