package io.github.auth0guard;

import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.jwks.KeySource;
import io.github.auth0guard.jws.CompactJws;
import io.github.auth0guard.jws.SigningKey;
import io.github.auth0guard.keys.KeySetStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies the access tokens of one issuer for one API. Made by {@link TokenVerifierBuilder#build()}; thread-safe. */
public final class IssuerVerifier implements TokenVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerVerifier.class);
    private static final int MAX_TOKEN_LENGTH = 16 * 1024;

    private final HeaderJudge headers;
    private final KeySource keys;
    private final ClaimsJudge claimsJudge;
    private final TimeJudge times;

    IssuerVerifier(HeaderJudge headers, KeySource keys, ClaimsJudge claimsJudge, TimeJudge times) {
        this.headers = headers;
        this.keys = keys;
        this.claimsJudge = claimsJudge;
        this.times = times;
    }

    @Override
    public AccessToken verify(String token) {
        return verify(token, SenderConstraint.UNPROVEN);
    }

    @Override
    public AccessToken verify(String token, SenderConstraint sender) {
        try {
            AccessToken verified = judge(token);
            sender.check(verified);
            return verified;
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

    private AccessToken judge(String raw) {
        CompactJws jws = CompactJws.parse(raw, MAX_TOKEN_LENGTH);
        String keyId = headers.keyId(jws.header());
        TokenClaims claims = new TokenClaims(jws.claims());
        claimsJudge.requireIssuer(claims);
        SigningKey key = keys.find(keyId);
        key.verify(jws);
        AccessToken token = claimsJudge.accessToken(raw, claims);
        times.judge(token);
        return token;
    }

    /**
     * Returns whose tokens are accepted.
     *
     * @return the issuer identifier, as tokens carry it in {@code iss}
     */
    public String issuer() {
        return claimsJudge.issuer();
    }

    /**
     * Says how the issuer's keys are doing, for health endpoints. Never fetches.
     *
     * @return a snapshot
     */
    public KeySetStatus keySetStatus() {
        return keys.status();
    }

    @Override
    public void close() {
        keys.close();
    }
}
