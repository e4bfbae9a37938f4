package io.github.auth0guard.error;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** The token is valid but does not carry what the action needs: 403 {@code insufficient_scope} (RFC 6750 §3.1). */
public final class InsufficientScopeException extends AuthException {
    private static final long serialVersionUID = 1L;

    /** What the action needs, in order. */
    private final String[] scopes;

    /**
     * Says what the action needs.
     *
     * @param reason what is missing
     * @param scopes the scopes or permissions that the action needs, in the order to be shown; may be empty
     */
    public InsufficientScopeException(Reason reason, Set<String> scopes) {
        super(reason, null, false);
        this.scopes = scopes.toArray(String[]::new);
    }

    /**
     * Returns all that the action needs, not only what is missing: the {@code scope} attribute of the challenge.
     *
     * @return scope and permission names in the order to be shown; empty where the rule is not about either
     */
    public Set<String> scopes() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(scopes)));
    }
}
