package io.github.auth0guard;

import io.github.auth0guard.NamedGrants.Kind;

/**
 * Rules about delegated scopes (the {@code scope} claim, RFC 6749 §3.3): what a user let an application do.
 *
 * <pre>{@code
 * Scopes.allOf("read:messages").check(token);
 * }</pre>
 */
public final class Scopes {
    private Scopes() {}

    /**
     * Needs every one of some scopes.
     *
     * @param scopes exact, case-sensitive names, one an argument
     * @return the rule
     * @throws IllegalArgumentException if there are none, or one is not a scope name
     */
    public static AccessRule allOf(String... scopes) {
        return NamedGrants.of(Kind.SCOPES, true, scopes);
    }

    /**
     * Needs at least one of some scopes.
     *
     * @param scopes exact, case-sensitive names, one an argument
     * @return the rule
     * @throws IllegalArgumentException if there are none, or one is not a scope name
     */
    public static AccessRule anyOf(String... scopes) {
        return NamedGrants.of(Kind.SCOPES, false, scopes);
    }
}
