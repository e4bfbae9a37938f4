package io.github.auth0guard.jwks;

import java.io.IOException;

/** What the key server sent is not a JWK Set. */
final class MalformedKeySetException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedKeySetException(String message) {
        super(message);
    }
}
