package io.github.auth0guard.http;

import io.github.auth0guard.error.InvalidRequestException;
import io.github.auth0guard.error.Reason;

/**
 * A token as a request presents it.
 *
 * @param scheme how it wants to be judged
 * @param token its text: anything
 */
record Credentials(Scheme scheme, String token) {
    /**
     * RFC 9110 §11.4. Asked once a token has been refused, to tell a malformed request from a bad token: whatever
     * verifies is token68, and to look at each character takes more than half as long as to find a known token.
     */
    void requireWellFormed() {
        if (!Token68.matches(token)) {
            throw new InvalidRequestException(Reason.MALFORMED_CREDENTIALS);
        }
    }

    /** Without the token, which is a secret. */
    @Override
    public String toString() {
        return "Credentials[scheme=" + scheme + "]";
    }
}
