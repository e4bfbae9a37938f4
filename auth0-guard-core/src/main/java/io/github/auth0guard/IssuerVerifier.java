package io.github.auth0guard;

import io.github.auth0guard.diagnosis.Diagnosis;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.jwks.KeySource;
import io.github.auth0guard.jws.CompactJws;
import io.github.auth0guard.jws.SigningKey;
import io.github.auth0guard.keys.KeySetStatus;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Verifies the access tokens of one issuer for one API. Made by {@link TokenVerifierBuilder#build()}; thread-safe. */
public final class IssuerVerifier implements TokenVerifier {
    private final HeaderJudge headers;
    private final KeySource keys;
    private final ClaimsJudge claimsJudge;
    private final TimeJudge times;
    private final int maxTokenLength;
    private final TokenCache cache;
    private final VerifiedTokens remembered;
    private final Diagnosis diagnosis;

    IssuerVerifier(
            HeaderJudge headers,
            KeySource keys,
            ClaimsJudge claimsJudge,
            TimeJudge times,
            int maxTokenLength,
            TokenCache cache) {
        this.headers = headers;
        this.keys = keys;
        this.claimsJudge = claimsJudge;
        this.times = times;
        this.maxTokenLength = maxTokenLength;
        this.cache = cache;
        this.remembered = new VerifiedTokens(cache, maxTokenLength);
        this.diagnosis = new Diagnosis(claimsJudge::expected, maxTokenLength, times.clock());
    }

    @Override
    public AccessToken verify(String token) {
        return verify(token, SenderConstraint.UNPROVEN);
    }

    @Override
    public AccessToken verify(String token, SenderConstraint sender) {
        return Verdict.of(
                token,
                diagnosis,
                () -> remembered.verify(
                        token,
                        known -> judgeAgain(known, sender),
                        () -> judge(UnverifiedToken.parse(token, maxTokenLength), sender)));
    }

    /** Judges all that may have changed since a token was verified. Null if its key is another one now. */
    @Nullable
    AccessToken judgeAgain(VerifiedToken known, SenderConstraint sender) {
        if (keys.find(known.keyId()) != known.key()) {
            return null;
        }
        AccessToken token = known.token();
        claimsJudge.requireClaims(token);
        times.judge(token);
        sender.check(token);
        return token;
    }

    VerifiedToken judge(UnverifiedToken unverified, SenderConstraint sender) {
        if (unverified.raw().length() > maxTokenLength) {
            throw new InvalidTokenException(Reason.TOKEN_TOO_LARGE);
        }
        CompactJws jws = unverified.jws();
        @Nullable String keyId = headers.keyId(jws.header());
        claimsJudge.requireIssuer(unverified.claims());
        SigningKey key = keys.find(keyId);
        verifySignature(jws, key);
        AccessToken token = claimsJudge.accessToken(unverified.raw(), unverified.claims());
        times.judge(token);
        sender.check(token);
        return new VerifiedToken(token, keyId, key, cache.maxBytes() > 0);
    }

    Diagnosis.Expected expected() {
        return claimsJudge.expected();
    }

    TokenCache cache() {
        return cache;
    }

    int maxTokenLength() {
        return maxTokenLength;
    }

    private void verifySignature(CompactJws jws, SigningKey key) {
        try {
            key.verify(jws);
        } catch (InvalidTokenException e) {
            keys.suspect(key);
            throw e;
        }
    }

    /**
     * Fetches the keys if there are none yet, for services that want to know before the first request. A verifier works
     * without: it fetches when the first token needs it.
     *
     * <pre>{@code
     * verifier.warmUp().get(10, TimeUnit.SECONDS); // fail fast at the start
     * }</pre>
     *
     * @return done when keys have come; fails with {@link io.github.auth0guard.error.KeysUnavailableException} if they
     *     could not be fetched
     */
    public CompletableFuture<Void> warmUp() {
        return keys.status().usable() ? CompletableFuture.completedFuture(null) : keys.refreshNow();
    }

    /**
     * Fetches the keys now, whatever the schedule says, after keys have been rotated or revoked in a hurry.
     *
     * @return done when keys have come; fails with {@link io.github.auth0guard.error.KeysUnavailableException} if they
     *     could not be fetched
     */
    public CompletableFuture<Void> refreshNow() {
        return keys.refreshNow();
    }

    /**
     * Stops accepting tokens by a key at once, whatever the issuer publishes, until the process ends: for a key that has
     * leaked.
     *
     * @param keyId its {@code kid}
     */
    public void distrust(String keyId) {
        keys.distrust(keyId);
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
        remembered.clear();
    }
}
