package io.github.auth0guard.error;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The token is valid, but the login behind it is too weak or too long ago: 401 {@code insufficient_user_authentication}
 * (RFC 9470 §3). The client should send the user to log in again, with these parameters.
 */
public final class InsufficientAuthenticationException extends AuthException {
    private static final long serialVersionUID = 1L;

    /** Any of these would do. */
    private final String[] acrValues;

    /** How old the login may be, or null. */
    private final @Nullable Duration maxAge;

    /**
     * Says what login the action needs.
     *
     * @param reason {@link Reason#ACR_NOT_SATISFIED} or {@link Reason#LOGIN_TOO_OLD}
     * @param acrValues the authentication contexts of which one is needed, in order of preference; may be empty
     * @param maxAge how long ago the login may be, or null if that does not matter
     */
    public InsufficientAuthenticationException(Reason reason, Set<String> acrValues, @Nullable Duration maxAge) {
        super(reason, null, false);
        this.acrValues = acrValues.toArray(String[]::new);
        this.maxAge = maxAge;
    }

    /**
     * Returns all authentication contexts that would do: the {@code acr_values} parameter of the challenge.
     *
     * @return the values in order; empty if any will do
     */
    public Set<String> acrValues() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(acrValues)));
    }

    /**
     * Returns how long ago the login may be: the {@code max_age} parameter of the challenge.
     *
     * @return a positive duration; empty if it does not matter
     */
    public Optional<Duration> maxAge() {
        return Optional.ofNullable(maxAge);
    }
}
