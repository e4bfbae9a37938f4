package io.github.auth0guard;

import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InsufficientScopeException;
import java.util.Objects;
import java.util.Set;

/** Both rules; the refusal is the first one's that fails, but names what both need. */
record AllOfRules(AccessRule first, AccessRule second) implements AccessRule {
    AllOfRules {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
    }

    @Override
    public boolean isSatisfiedBy(AccessToken token) {
        return first.isSatisfiedBy(token) && second.isSatisfiedBy(token);
    }

    @Override
    public AuthException refusal(AccessToken token) {
        AuthException refusal = first.isSatisfiedBy(token) ? second.refusal(token) : first.refusal(token);
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
        return "(" + first + " and " + second + ")";
    }
}
