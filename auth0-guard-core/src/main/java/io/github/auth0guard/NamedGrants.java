package io.github.auth0guard;

import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InsufficientScopeException;
import io.github.auth0guard.error.Reason;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The rule that all or any of some names are among a token's scopes or permissions. */
record NamedGrants(Kind kind, boolean all, Set<String> names) implements AccessRule {
    /** RFC 6749 §3.3: a scope-token has no spaces, quotes or backslashes, so names can stand in a challenge as they are. */
    private static final Pattern SCOPE_TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    enum Kind {
        SCOPES(Reason.SCOPE_MISSING) {
            @Override
            Set<String> of(AccessToken token) {
                return token.scopes();
            }
        },
        PERMISSIONS(Reason.PERMISSION_MISSING) {
            @Override
            Set<String> of(AccessToken token) {
                return token.permissions();
            }

            /** Auth0 writes an empty claim for who has none, so its absence tells of a switch that is off. */
            @Override
            Reason missing(AccessToken token) {
                return token.claim("permissions").isPresent() ? super.missing(token) : Reason.PERMISSIONS_ABSENT;
            }
        };

        private final Reason missing;

        Kind(Reason missing) {
            this.missing = missing;
        }

        abstract Set<String> of(AccessToken token);

        Reason missing(AccessToken token) {
            return missing;
        }
    }

    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException if there is none: an empty "all of" would let everybody in
     */
    static NamedGrants of(Kind kind, boolean all, String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException(
                    "Name at least one of the " + kind.name().toLowerCase(Locale.ROOT));
        }
        for (String name : names) {
            if (!SCOPE_TOKEN.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "'" + name + "' can't be a scope or permission; write each as one argument, without spaces");
            }
        }
        return new NamedGrants(kind, all, Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(names))));
    }

    static Set<String> union(Set<String> first, Set<String> second) {
        Set<String> union = new LinkedHashSet<>(first);
        union.addAll(second);
        return Collections.unmodifiableSet(union);
    }

    @Override
    public boolean isSatisfiedBy(AccessToken token) {
        Set<String> granted = kind.of(token);
        return all ? granted.containsAll(names) : names.stream().anyMatch(granted::contains);
    }

    @Override
    public AuthException refusal(AccessToken token) {
        return new InsufficientScopeException(kind.missing(token), names);
    }

    @Override
    public Set<String> scopes() {
        return names;
    }

    @Override
    public String toString() {
        return (all ? "all" : "any") + " of " + kind.name().toLowerCase(Locale.ROOT) + " " + names;
    }
}
