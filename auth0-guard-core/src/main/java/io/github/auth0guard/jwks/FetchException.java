package io.github.auth0guard.jwks;

import io.github.auth0guard.keys.FetchFailure;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A fetch failed, and why. */
final class FetchException extends IOException {
    private static final long serialVersionUID = 1L;

    private final FetchFailure failure;
    private final int status;
    private final @Nullable Duration retryAfter;

    FetchException(FetchFailure failure, String message, @Nullable Throwable cause) {
        this(failure, message, null, cause);
    }

    FetchException(FetchFailure failure, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        this(failure, message, 0, retryAfter, cause);
    }

    private FetchException(
            FetchFailure failure,
            String message,
            int status,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(message, cause);
        this.failure = failure;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** The server answered with another status than 200. */
    static FetchException status(int status, @Nullable Duration retryAfter) {
        return new FetchException(FetchFailure.STATUS, "status " + status, status, retryAfter, null);
    }

    /** The answer's status; 0 if that was not the failure. */
    int status() {
        return status;
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
