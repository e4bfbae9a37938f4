package io.github.auth0guard.error;

/** The request presents credentials in a way that cannot be read: 400 {@code invalid_request} (RFC 6750 §3.1). */
public final class InvalidRequestException extends AuthException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong with the request.
     *
     * @param reason the rule that the request breaks
     */
    public InvalidRequestException(Reason reason) {
        super(reason, null, false);
    }
}
