package io.github.auth0guard.servlet;

import io.github.auth0guard.error.AuthException;
import jakarta.servlet.ServletException;

/**
 * A dispatch was refused at a point where no answer can be written any more: an included servlet can't set a status, and a
 * response may be under way. The guard in front answers in its place if it still can.
 */
final class DispatchRefusedException extends ServletException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    private final AuthException refusal;

    DispatchRefusedException(AuthException refusal) {
        super("The dispatch was refused: " + refusal.reason(), refusal);
        this.refusal = refusal;
    }

    /** An ordinary answer; hostile requests must stay cheap. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    AuthException refusal() {
        return refusal;
    }
}
