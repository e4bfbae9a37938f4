package io.github.auth0guard.dpop;

import java.time.Instant;

/**
 * Remembers which proofs have been used (RFC 9449 §11.1). One atomic operation; the verifier calls it last, for proofs
 * that are good in every other way, so nobody can use up another client's proofs.
 *
 * <p>Instances of a service that answer for the same URLs must share one store. With Redis or Valkey an implementation
 * is one command; {@code OK} means first use, nil means replay:
 *
 * <pre>{@code
 * SET dpop:<keyThumbprint>:<proofId> 1 NX PX <milliseconds from now until `until`, at least 1>
 * }</pre>
 *
 * <p>An implementation is thread-safe, and bounded in time: a store that hangs holds up requests. Never answer {@code
 * true} because the store could not be asked, and never evict an entry before its time to make room. The contract is a
 * test: extend {@code ReplayStoreContract}.
 */
@FunctionalInterface
public interface ReplayStore {
    /**
     * Records a proof's use if it is the first one.
     *
     * @param keyThumbprint whose proof: 43 characters of base64url, as in the token's {@code cnf.jkt}
     * @param proofId which proof: 43 characters of base64url, a hash over the key and the {@code jti}, so that keys of a
     *     shared store have a fixed length and no foreign characters
     * @param until when the proof cannot be accepted any more and may be forgotten; clock differences between instances
     *     are provided for
     * @return whether this call, of all calls with the same two values, was the first
     * @throws io.github.auth0guard.error.ReplayStoreUnavailableException if it cannot be known or recorded; any other
     *     exception is taken for the same
     */
    boolean recordFirstUse(String keyThumbprint, String proofId, Instant until);
}
