package io.github.auth0guard.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether a DPoP proof has been used before cannot be known or remembered, so it must not pass: 503 with {@code
 * Retry-After}.
 */
public final class ReplayStoreUnavailableException extends UnavailableException {
    private static final long serialVersionUID = 1L;

    /**
     * Says that no decision is possible now.
     *
     * @param reason {@link Reason#REPLAY_STORE_UNAVAILABLE} or {@link Reason#REPLAY_STORE_FULL}
     * @param retryAfter when it makes sense to ask again; at least one second is reported to clients
     * @param cause why the store failed, or null
     */
    public ReplayStoreUnavailableException(Reason reason, Duration retryAfter, @Nullable Throwable cause) {
        super(reason, retryAfter, cause);
    }
}
