package io.github.auth0guard.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer is not "yes". The three kinds of answer never mix: a bad credential ({@link InvalidTokenException} and
 * friends, 401 or 400), a good credential that is not enough ({@link InsufficientScopeException}, 403, or {@link
 * InsufficientAuthenticationException}, 401), and no decision ({@link UnavailableException}, 503).
 *
 * <p>{@link #getMessage()} is the client-safe sentence of the {@link #reason()}: never token content, never a key id.
 * Refusals carry no stack trace: they are ordinary answers, and hostile requests must stay cheap.
 *
 * <pre>{@code
 * try {
 *     token = verifier.verify(jwt);
 * } catch (UnavailableException e) {
 *     return retryLater(e.retryAfter());
 * } catch (AuthException e) {
 *     metrics.counter("refused", "reason", e.reason().name()).increment();
 *     return unauthorized(e.getMessage());
 * }
 * }</pre>
 */
public abstract sealed class AuthException extends RuntimeException
        permits MissingCredentialsException,
                InvalidRequestException,
                InvalidTokenException,
                InvalidDpopProofException,
                DpopNonceRequiredException,
                InsufficientScopeException,
                InsufficientAuthenticationException,
                UnavailableException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    private final Reason reason;

    AuthException(Reason reason, @Nullable Throwable cause, boolean withStackTrace) {
        super(reason.sentence(), cause, false, withStackTrace);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * Returns why, as a stable name for logs and metrics.
     *
     * @return the reason
     */
    public final Reason reason() {
        return reason;
    }
}
