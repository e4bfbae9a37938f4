package io.github.auth0guard.error;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * There is no usable key set, so the token can be neither accepted nor refused: 503 with {@code Retry-After}.
 *
 * <p>This is the service's problem, never the client's. Do not turn it into a 401: clients would throw good tokens away.
 */
public final class KeysUnavailableException extends AuthException {
    private static final long serialVersionUID = 1L;

    /** When to ask again. */
    private final Duration retryAfter;

    /**
     * Says that no decision is possible now.
     *
     * @param retryAfter when it makes sense to ask again; at least one second is reported to clients
     * @param cause why the last fetch failed, or null
     */
    public KeysUnavailableException(Duration retryAfter, @Nullable Throwable cause) {
        super(Reason.KEYS_UNAVAILABLE, cause, true);
        this.retryAfter = Objects.requireNonNull(retryAfter, "retryAfter");
    }

    /**
     * Returns how long to wait before asking again.
     *
     * @return a positive duration
     */
    public Duration retryAfter() {
        return retryAfter;
    }
}
