package io.github.auth0guard.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** There is no usable key set, so the token can be neither accepted nor refused: 503 with {@code Retry-After}. */
public final class KeysUnavailableException extends UnavailableException {
    private static final long serialVersionUID = 1L;

    /**
     * Says that no decision is possible now.
     *
     * @param retryAfter when it makes sense to ask again; at least one second is reported to clients
     * @param cause why the last fetch failed, or null
     */
    public KeysUnavailableException(Duration retryAfter, @Nullable Throwable cause) {
        super(Reason.KEYS_UNAVAILABLE, retryAfter, cause);
    }
}
