package io.github.auth0guard.servlet;

import io.github.auth0guard.AccessRule;
import java.util.Optional;

/**
 * What one servlet method needs.
 *
 * @param tokenNeeded whether a request without a valid token is refused
 * @param rule what the token must satisfy beyond being valid
 */
record Requirement(boolean tokenNeeded, Optional<AccessRule> rule) {
    static final Requirement PUBLIC = new Requirement(false, Optional.empty());
    static final Requirement TOKEN = new Requirement(true, Optional.empty());

    static Requirement of(AccessRule rule) {
        return new Requirement(true, Optional.of(rule));
    }

    /** Both: used where one method runs another's code, and so must not be easier to reach. */
    Requirement and(Requirement other) {
        if (!tokenNeeded) {
            return other;
        }
        if (!other.tokenNeeded || other.rule.isEmpty() || equals(other)) {
            return this;
        }
        return rule.map(mine -> of(mine.and(other.rule.get()))).orElse(other);
    }

    @Override
    public String toString() {
        return tokenNeeded ? rule.map(Object::toString).orElse("token") : "public";
    }
}
