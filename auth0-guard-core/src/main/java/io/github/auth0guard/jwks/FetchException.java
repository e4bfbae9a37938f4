package io.github.auth0guard.jwks;

import io.github.auth0guard.keys.FetchFailure;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A fetch failed, and why. */
final class FetchException extends IOException {
    private static final long serialVersionUID = 1L;

    private final FetchFailure failure;
    private final @Nullable Duration retryAfter;

    FetchException(FetchFailure failure, String message, @Nullable Throwable cause) {
        this(failure, message, null, cause);
    }

    FetchException(FetchFailure failure, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.failure = failure;
        this.retryAfter = retryAfter;
    }

    FetchFailure failure() {
        return failure;
    }

    /** When the server asked to be left alone until; null if it did not say. */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
