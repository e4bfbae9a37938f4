package io.github.auth0guard.error;

import org.jspecify.annotations.Nullable;

/** The token is not a valid access token for this service: 401 {@code invalid_token} (RFC 6750 §3.1). */
public final class InvalidTokenException extends AuthException {
    private static final long serialVersionUID = 1L;

    /**
     * Says which rule the token breaks.
     *
     * @param reason the rule
     */
    public InvalidTokenException(Reason reason) {
        super(reason, null, false);
    }

    /**
     * Says which rule the token breaks, and what was thrown underneath.
     *
     * @param reason the rule
     * @param cause what a library threw, or null; for debugging only, its message may hold token content
     */
    public InvalidTokenException(Reason reason, @Nullable Throwable cause) {
        super(reason, cause, cause != null);
    }
}
