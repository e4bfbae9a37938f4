package io.github.auth0guard;

import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InsufficientScopeException;
import java.util.Objects;
import java.util.Set;

/** Either rule; the refusal is the first one's, but names what either would have needed. */
record AnyOfRules(AccessRule first, AccessRule second) implements AccessRule {
    AnyOfRules {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
    }

    @Override
    public boolean isSatisfiedBy(AccessToken token) {
        return first.isSatisfiedBy(token) || second.isSatisfiedBy(token);
    }

    @Override
    public AuthException refusal(AccessToken token) {
        AuthException refusal = first.refusal(token);
        return refusal instanceof InsufficientScopeException
                ? new InsufficientScopeException(refusal.reason(), scopes())
                : refusal;
    }

    @Override
    public Set<String> scopes() {
        return NamedGrants.union(first.scopes(), second.scopes());
    }

    @Override
    public String toString() {
        return "(" + first + " or " + second + ")";
    }
}
