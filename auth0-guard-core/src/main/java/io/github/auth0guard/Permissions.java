package io.github.auth0guard;

import io.github.auth0guard.NamedGrants.Kind;

/**
 * Rules about role-based permissions (Auth0's {@code permissions} claim): what a user or application may do by its roles.
 *
 * <pre>{@code
 * Permissions.allOf("read:reports").check(token);
 * }</pre>
 */
public final class Permissions {
    private Permissions() {}

    /**
     * Needs every one of some permissions.
     *
     * @param permissions exact, case-sensitive names, one an argument
     * @return the rule
     * @throws IllegalArgumentException if there are none, or one is not a permission name
     */
    public static AccessRule allOf(String... permissions) {
        return NamedGrants.of(Kind.PERMISSIONS, true, permissions);
    }

    /**
     * Needs at least one of some permissions.
     *
     * @param permissions exact, case-sensitive names, one an argument
     * @return the rule
     * @throws IllegalArgumentException if there are none, or one is not a permission name
     */
    public static AccessRule anyOf(String... permissions) {
        return NamedGrants.of(Kind.PERMISSIONS, false, permissions);
    }
}
