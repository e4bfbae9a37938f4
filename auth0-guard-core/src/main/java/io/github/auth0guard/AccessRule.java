package io.github.auth0guard;

import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InsufficientScopeException;
import io.github.auth0guard.error.Reason;
import java.util.Set;

/**
 * What an action needs of a valid token. {@link Scopes}, {@link Permissions} and {@link Claims} make rules; a lambda is
 * one as well.
 *
 * <pre>{@code
 * AccessRule rule = Scopes.allOf("read:reports").and(Permissions.anyOf("reports:eu", "reports:us"));
 * rule.check(token);                                      // throws
 * if (rule.isSatisfiedBy(token)) { ... }                  // answers
 * AccessRule inside = token -> token.organization().isPresent();
 * }</pre>
 *
 * <p>Rules are immutable and thread-safe, and see only verified tokens.
 */
@FunctionalInterface
public interface AccessRule {
    /**
     * Says whether a token is enough.
     *
     * @param token a verified token
     * @return whether the action may go ahead
     */
    boolean isSatisfiedBy(AccessToken token);

    /**
     * Lets a token pass or throws.
     *
     * @param token a verified token
     * @throws AuthException what {@link #refusal(AccessToken)} returns, if the token is not enough
     */
    default void check(AccessToken token) throws AuthException {
        if (!isSatisfiedBy(token)) {
            throw refusal(token);
        }
    }

    /**
     * Says why a token that does not satisfy the rule is refused.
     *
     * @param token a token for which {@link #isSatisfiedBy} is false
     * @return the refusal, not thrown yet
     */
    default AuthException refusal(AccessToken token) {
        return new InsufficientScopeException(Reason.CLAIM_NOT_SATISFIED, scopes());
    }

    /**
     * Names the scopes and permissions that the rule is about, for the client's challenge.
     *
     * @return the names in order; empty if the rule is about something else
     */
    default Set<String> scopes() {
        return Set.of();
    }

    /**
     * Combines two rules, both of which must be satisfied.
     *
     * @param other the other rule
     * @return the combination
     */
    default AccessRule and(AccessRule other) {
        return new AllOfRules(this, other);
    }

    /**
     * Combines two rules, one of which must be satisfied.
     *
     * @param other the other rule
     * @return the combination
     */
    default AccessRule or(AccessRule other) {
        return new AnyOfRules(this, other);
    }
}
