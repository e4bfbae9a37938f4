package io.github.auth0guard.error;

/**
 * The DPoP proof must carry a current nonce of this service: 401 {@code use_dpop_nonce} (RFC 9449 §9). The answer brings
 * one along.
 */
public final class DpopNonceRequiredException extends AuthException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong with the nonce.
     *
     * @param reason {@link Reason#DPOP_NONCE_MISSING} or {@link Reason#DPOP_NONCE_STALE}
     */
    public DpopNonceRequiredException(Reason reason) {
        super(reason, null, false);
    }
}
