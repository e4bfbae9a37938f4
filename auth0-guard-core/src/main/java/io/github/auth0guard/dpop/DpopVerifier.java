package io.github.auth0guard.dpop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.Confirmation;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.DpopNonceRequiredException;
import io.github.auth0guard.error.InvalidDpopProofException;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.error.ReplayStoreUnavailableException;
import io.github.auth0guard.jws.Sha256;
import io.github.auth0guard.jws.SignatureAlgorithm;
import io.github.auth0guard.jws.SigningKey;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Judges DPoP proofs in full (RFC 9449 §4.3 and §7.1). Request authenticators call it; immutable and thread-safe.
 *
 * <p>Everything cheap comes before the signature, and the replay store comes last: only what is good in every other way
 * is remembered.
 */
public final class DpopVerifier {
    /** Instances that share a replay store may differ by so much without forgetting a proof too early. */
    private static final Duration STORE_MARGIN = Duration.ofSeconds(10);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final DpopPolicy policy;

    /**
     * Makes a verifier.
     *
     * @param policy what to ask for
     */
    public DpopVerifier(DpopPolicy policy) {
        this.policy = policy;
    }

    /**
     * Lets a request pass or throws.
     *
     * @param token the verified token, sent with the DPoP scheme
     * @param proofs all values of the {@code DPoP} header field, one for each time it was sent
     * @param method the request's method as it was sent
     * @param url the request's URL as the client wrote it; query and fragment don't count
     * @throws InvalidTokenException if the token is not bound to a DPoP key
     * @throws InvalidDpopProofException if there is no proof, or it is not good for this request
     * @throws DpopNonceRequiredException if the proof is good but for the nonce
     * @throws ReplayStoreUnavailableException if it cannot be known whether the proof was used before
     */
    public void verify(AccessToken token, List<String> proofs, String method, String url) throws AuthException {
        String boundTo = token.confirmation()
                .flatMap(Confirmation::jkt)
                .orElseThrow(() -> new InvalidTokenException(Reason.UNBOUND_TOKEN_AS_DPOP));
        DpopProof proof = DpopProof.of(proofs);
        DpopProof.Claims claims = proof.claims();
        SignatureAlgorithm algorithm = policy.algorithm(proof.jws().header().algorithm())
                .orElseThrow(() -> new InvalidDpopProofException(Reason.DPOP_ALGORITHM_NOT_ALLOWED));
        require(method.equals(claims.htm()), Reason.DPOP_METHOD_MISMATCH);
        require(isSameUrl(claims.htu(), url), Reason.DPOP_URL_MISMATCH);
        requireCurrent(claims.iat());
        require(isSame(hash(token.raw()), claims.ath()), Reason.DPOP_TOKEN_MISMATCH);
        require(isSame(proof.thumbprint(), boundTo), Reason.DPOP_KEY_MISMATCH);
        verifySignature(proof, algorithm);
        requireNonce(claims);
        requireFirstUse(boundTo, claims);
    }

    /** RFC 9449 §4.3 (6). */
    private void verifySignature(DpopProof proof, SignatureAlgorithm algorithm) {
        SigningKey key = proof.key()
                .forAlgorithm(algorithm, policy.provider())
                .orElseThrow(() -> new InvalidDpopProofException(Reason.DPOP_KEY_UNUSABLE));
        try {
            key.verify(proof.jws());
        } catch (InvalidTokenException e) {
            throw new InvalidDpopProofException(Reason.DPOP_BAD_SIGNATURE, e);
        }
    }

    /** RFC 9449 §4.3 (9). */
    private static boolean isSameUrl(String htu, String url) {
        Optional<RequestUrl> claimed = RequestUrl.of(htu);
        return claimed.isPresent() && claimed.equals(RequestUrl.of(url));
    }

    /** RFC 9449 §4.3 (11) and §11.1. */
    private void requireCurrent(BigDecimal iat) {
        BigDecimal now = BigDecimal.valueOf(policy.clock().millis(), 3);
        BigDecimal age = now.subtract(iat);
        require(age.compareTo(seconds(policy.maxAge())) <= 0, Reason.DPOP_STALE);
        require(age.negate().compareTo(seconds(policy.clockSkew())) <= 0, Reason.DPOP_FROM_FUTURE);
    }

    /** RFC 9449 §4.3 (10) and §9. Judged after the signature: only the key's owner is asked to try again. */
    private void requireNonce(DpopProof.Claims claims) {
        if (policy.nonces().isEmpty()) {
            return;
        }
        if (claims.nonce() == null) {
            throw new DpopNonceRequiredException(Reason.DPOP_NONCE_MISSING);
        }
        if (!policy.nonces().get().accepts(claims.nonce())) {
            throw new DpopNonceRequiredException(Reason.DPOP_NONCE_STALE);
        }
    }

    /** RFC 9449 §11.1. The age is judged once more: a proof that grew too old meanwhile may have been forgotten. */
    private void requireFirstUse(String thumbprint, DpopProof.Claims claims) {
        Instant until = Instant.ofEpochSecond(claims.iat().longValue() + 1)
                .plus(policy.maxAge())
                .plus(STORE_MARGIN);
        require(recordFirstUse(thumbprint, hash(thumbprint + '.' + claims.jti()), until), Reason.DPOP_REPLAYED);
        requireCurrent(claims.iat());
    }

    private boolean recordFirstUse(String thumbprint, String proofId, Instant until) {
        try {
            return policy.replayStore().recordFirstUse(thumbprint, proofId, until);
        } catch (ReplayStoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ReplayStoreUnavailableException(Reason.REPLAY_STORE_UNAVAILABLE, RETRY_AFTER, e);
        }
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3);
    }

    private static void require(boolean condition, Reason otherwise) {
        if (!condition) {
            throw new InvalidDpopProofException(otherwise);
        }
    }

    private static boolean isSame(String expected, String actual) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), actual.getBytes(UTF_8));
    }

    private static String hash(String text) {
        return Sha256.base64Url(text.getBytes(UTF_8));
    }
}
