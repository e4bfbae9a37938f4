package io.github.auth0guard;

import java.util.Objects;
import java.util.function.Predicate;

/** What a service demands of a claim in every token. */
record RequiredClaim(String name, Predicate<Claim> condition, String description) {
    RequiredClaim {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(description, "description");
    }

    boolean isMetBy(AccessToken token) {
        return condition.test(token.claim(name));
    }
}
