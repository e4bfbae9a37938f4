package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.test.TestToken;

/** Asserts how a verifier refuses. */
final class Refusals {
    private Refusals() {}

    static void assertRefused(TokenVerifier verifier, TestToken token, Reason reason) {
        assertRefused(verifier, token.sign(), reason);
    }

    static void assertRefused(TokenVerifier verifier, String token, Reason reason) {
        AuthException refusal = refusal(verifier, token);
        assertThat(refusal).isInstanceOf(InvalidTokenException.class);
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.getMessage()).isEqualTo(reason.sentence());
    }

    static AuthException refusal(TokenVerifier verifier, String token) {
        return catchThrowableOfType(AuthException.class, () -> verifier.verify(token));
    }
}
