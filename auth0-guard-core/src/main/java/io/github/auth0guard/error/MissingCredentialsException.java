package io.github.auth0guard.error;

/** The request carries no credentials, or none of a scheme that is accepted here: 401 without blame (RFC 6750 §3.1). */
public final class MissingCredentialsException extends AuthException {
    private static final long serialVersionUID = 1L;

    /**
     * Says that credentials are needed.
     *
     * @param reason {@link Reason#MISSING_CREDENTIALS} or {@link Reason#UNSUPPORTED_SCHEME}
     */
    public MissingCredentialsException(Reason reason) {
        super(reason, null, false);
    }
}
