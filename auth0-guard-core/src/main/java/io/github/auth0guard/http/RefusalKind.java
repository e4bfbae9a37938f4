package io.github.auth0guard.http;

import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.DpopNonceRequiredException;
import io.github.auth0guard.error.InsufficientAuthenticationException;
import io.github.auth0guard.error.InsufficientScopeException;
import io.github.auth0guard.error.InvalidDpopProofException;
import io.github.auth0guard.error.InvalidRequestException;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.MissingCredentialsException;

/** The status and error code that the standards give to each kind of refusal. */
enum RefusalKind {
    /** RFC 6750 §3.1: no error code where no credentials were sent. */
    MISSING(401, "Unauthorized", ""),
    /** RFC 6750 §3.1. */
    INVALID_REQUEST(400, "Bad Request", "invalid_request"),
    /** RFC 6750 §3.1. */
    INVALID_TOKEN(401, "Unauthorized", "invalid_token"),
    /** RFC 6750 §3.1. */
    INSUFFICIENT_SCOPE(403, "Forbidden", "insufficient_scope"),
    /** RFC 9449 §7.1. */
    INVALID_DPOP_PROOF(401, "Unauthorized", "invalid_dpop_proof"),
    /** RFC 9449 §9. */
    USE_DPOP_NONCE(401, "Unauthorized", "use_dpop_nonce"),
    /** RFC 9470 §3. */
    INSUFFICIENT_AUTHENTICATION(401, "Unauthorized", "insufficient_user_authentication"),
    /** RFC 9110 §15.6.4. */
    UNAVAILABLE(503, "Service Unavailable", "");

    private final int status;
    private final String title;
    private final String error;

    RefusalKind(int status, String title, String error) {
        this.status = status;
        this.title = title;
        this.error = error;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** Empty where there is none. */
    String error() {
        return error;
    }

    boolean isAboutDpop() {
        return this == INVALID_DPOP_PROOF || this == USE_DPOP_NONCE;
    }

    static RefusalKind of(AuthException exception) {
        if (exception instanceof MissingCredentialsException) {
            return MISSING;
        } else if (exception instanceof InvalidRequestException) {
            return INVALID_REQUEST;
        } else if (exception instanceof InvalidTokenException) {
            return INVALID_TOKEN;
        } else if (exception instanceof InvalidDpopProofException) {
            return INVALID_DPOP_PROOF;
        } else if (exception instanceof DpopNonceRequiredException) {
            return USE_DPOP_NONCE;
        } else if (exception instanceof InsufficientScopeException) {
            return INSUFFICIENT_SCOPE;
        } else if (exception instanceof InsufficientAuthenticationException) {
            return INSUFFICIENT_AUTHENTICATION;
        }
        return UNAVAILABLE;
    }
}
