package io.github.auth0guard;

import io.github.auth0guard.diagnosis.Diagnosis;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The promise that nothing but an {@link AuthException} ever leaves a verifier, whatever the input. */
final class Verdict {
    private static final Logger LOG = LoggerFactory.getLogger(Verdict.class);

    private Verdict() {}

    static AccessToken of(String token, Diagnosis diagnosis, Supplier<AccessToken> judgement) {
        try {
            return explained(token, diagnosis, judgement);
        } catch (AuthException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error(
                    "A token was refused because of an unexpected error: {}",
                    e.getClass().getName());
            LOG.debug("The unexpected error", e);
            throw new InvalidTokenException(Reason.INTERNAL_ERROR, e);
        }
    }

    private static AccessToken explained(String token, Diagnosis diagnosis, Supplier<AccessToken> judgement) {
        try {
            return judgement.get();
        } catch (InvalidTokenException e) {
            diagnosis.explain(e.reason(), token);
            throw e;
        }
    }
}
