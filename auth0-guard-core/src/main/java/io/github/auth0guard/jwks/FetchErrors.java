package io.github.auth0guard.jwks;

import io.github.auth0guard.keys.FetchFailure;
import org.jspecify.annotations.Nullable;

/** Finds the failure inside what a future wraps around it. */
final class FetchErrors {
    private FetchErrors() {}

    static boolean isStatus(@Nullable Throwable error, int status) {
        return error != null && of(error).status() == status;
    }

    static FetchException of(@Nullable Throwable error) {
        for (Throwable each = error; each != null; each = each.getCause()) {
            if (each instanceof FetchException known) {
                return known;
            }
        }
        return new FetchException(FetchFailure.UNEXPECTED, "unexpected error", error);
    }
}
