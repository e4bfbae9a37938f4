package io.github.auth0guard.error;

import org.jspecify.annotations.Nullable;

/** The DPoP proof is missing or not a proof for this request: 401 {@code invalid_dpop_proof} (RFC 9449 §7.1). */
public final class InvalidDpopProofException extends AuthException {
    private static final long serialVersionUID = 1L;

    /**
     * Says which rule the proof breaks.
     *
     * @param reason the rule
     */
    public InvalidDpopProofException(Reason reason) {
        this(reason, null);
    }

    /**
     * Says which rule the proof breaks, and what the reader of its form said.
     *
     * @param reason the rule
     * @param cause the refusal underneath, or null
     */
    public InvalidDpopProofException(Reason reason, @Nullable Throwable cause) {
        super(reason, cause, false);
    }
}
