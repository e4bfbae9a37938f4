package io.github.auth0guard;

import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;

/**
 * Judges whether whoever sent a token is the one it is bound to. An adapter makes one for each request, from what the
 * request proves: a DPoP proof, a client certificate, or nothing.
 */
@FunctionalInterface
public interface SenderConstraint {
    /** For callers that have a token and no request: every bound token is refused. */
    SenderConstraint UNPROVEN = token -> {
        if (token.confirmation().isPresent()) {
            throw new InvalidTokenException(Reason.SENDER_CONSTRAINED);
        }
    };

    /**
     * Lets a token pass or throws. Must judge every member of {@link AccessToken#confirmation()}.
     *
     * @param token a token whose signature, claims and times are good
     * @throws AuthException if its sender is not proven
     */
    void check(AccessToken token) throws AuthException;
}
