package io.github.auth0guard.error;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that the decision needs is out of reach, so the request can be neither accepted nor refused: 503 with {@code
 * Retry-After}.
 *
 * <p>This is the service's problem, never the client's. Do not turn it into a 401: clients would throw good tokens away.
 */
public abstract sealed class UnavailableException extends AuthException
        permits KeysUnavailableException, ReplayStoreUnavailableException {
    private static final long serialVersionUID = 1L;

    /** When to ask again. */
    private final Duration retryAfter;

    UnavailableException(Reason reason, Duration retryAfter, @Nullable Throwable cause) {
        super(reason, cause, true);
        this.retryAfter = Objects.requireNonNull(retryAfter, "retryAfter");
    }

    /**
     * Returns how long to wait before asking again.
     *
     * @return a positive duration
     */
    public final Duration retryAfter() {
        return retryAfter;
    }
}
