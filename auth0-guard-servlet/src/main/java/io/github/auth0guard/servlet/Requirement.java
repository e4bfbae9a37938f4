package io.github.auth0guard.servlet;

import io.github.auth0guard.AccessRule;
import io.github.auth0guard.AccessToken;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InsufficientScopeException;
import io.github.auth0guard.error.Reason;
import java.util.Optional;
import java.util.Set;

/**
 * What one servlet method needs.
 *
 * @param credentials which credentials
 * @param rule what the token must satisfy beyond being valid
 */
record Requirement(Credentials credentials, Optional<AccessRule> rule) {
    static final Requirement PUBLIC = new Requirement(Credentials.NONE, Optional.empty());
    static final Requirement OPTIONAL = new Requirement(Credentials.OPTIONAL, Optional.empty());
    static final Requirement TOKEN = new Requirement(Credentials.TOKEN, Optional.empty());
    static final Requirement REFUSED = new Requirement(Credentials.REFUSED, Optional.empty());

    /** From the easiest to reach to the hardest. */
    enum Credentials {
        NONE("public"),
        OPTIONAL("optional token"),
        TOKEN("token"),
        REFUSED("refused");

        private final String wording;

        Credentials(String wording) {
            this.wording = wording;
        }
    }

    static Requirement of(AccessRule rule) {
        return new Requirement(Credentials.TOKEN, Optional.of(rule));
    }

    boolean is(Credentials some) {
        return credentials == some;
    }

    /**
     * Judges a valid token.
     *
     * @throws AuthException if it is not enough, or if nothing is
     */
    void check(AccessToken token) throws AuthException {
        if (is(Credentials.REFUSED)) {
            throw new InsufficientScopeException(Reason.DENIED_BY_POLICY, Set.of());
        }
        rule.ifPresent(each -> each.check(token));
    }

    /** Both: used where one method runs another's code, and so must not be easier to reach. */
    Requirement and(Requirement other) {
        Credentials harder = easierThan(other) ? other.credentials : credentials;
        if (harder == Credentials.REFUSED) {
            return REFUSED;
        }
        Optional<AccessRule> both = rule.isEmpty() || rule.equals(other.rule)
                ? other.rule
                : rule.map(mine -> other.rule.map(mine::and).orElse(mine));
        return new Requirement(harder, both);
    }

    boolean easierThan(Requirement other) {
        return credentials.compareTo(other.credentials) < 0;
    }

    @Override
    public String toString() {
        return rule.map(Object::toString).orElse(credentials.wording);
    }
}
