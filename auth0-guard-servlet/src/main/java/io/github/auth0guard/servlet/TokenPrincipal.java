package io.github.auth0guard.servlet;

import io.github.auth0guard.AccessToken;
import java.security.Principal;

/**
 * The caller, as {@code request.getUserPrincipal()} returns it.
 *
 * @param token the verified token
 */
public record TokenPrincipal(AccessToken token) implements Principal {
    /**
     * Returns the token's subject.
     *
     * @return {@code sub}; without one the client id, and without either the empty string
     */
    @Override
    public String getName() {
        return token.subject().or(token::clientId).orElse("");
    }

    @Override
    public String toString() {
        return "TokenPrincipal[" + token + "]";
    }
}
