package io.github.auth0guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Remembers verified tokens, so that only what can change is judged again. Thread-safe. */
final class VerifiedTokens {
    /** Tokens that nobody sends any more should not stay in memory for as long as they would be valid. */
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final int maxTokenLength;
    private final TokenDigests digests = new TokenDigests();
    private final @Nullable Cache<TokenDigest, VerifiedToken> tokens;

    VerifiedTokens(TokenCache limit, int maxTokenLength) {
        this.maxTokenLength = maxTokenLength;
        this.tokens = limit.maxBytes() == 0 ? null : upTo(limit.maxBytes());
    }

    private static Cache<TokenDigest, VerifiedToken> upTo(long bytes) {
        return Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((TokenDigest digest, VerifiedToken verified) -> verified.weight())
                .expireAfterWrite(KEPT)
                .executor(Runnable::run)
                .build();
    }

    /**
     * Verifies a token, in full unless it is known.
     *
     * @param token the text; anything
     * @param again judges a known token by all that may have changed; null if it has to be verified in full
     * @param full verifies the text in full
     */
    AccessToken verify(
            String token, Function<VerifiedToken, @Nullable AccessToken> again, Supplier<VerifiedToken> full) {
        if (tokens == null || token.length() > maxTokenLength) {
            return full.get().token();
        }
        TokenDigest digest = digests.of(token);
        VerifiedToken known = tokens.getIfPresent(digest);
        // A digest stands for its text only as long as nobody finds a second one; comparing the texts costs nothing.
        if (known != null && known.token().raw().equals(token)) {
            AccessToken judged = again.apply(known);
            if (judged != null) {
                return judged;
            }
        }
        VerifiedToken verified = full.get();
        if (verified.memorable()) {
            tokens.put(digest, verified);
        }
        return verified.token();
    }

    /** For tests that count what is held. */
    long weight() {
        if (tokens == null) {
            return 0;
        }
        tokens.cleanUp();
        return tokens.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }

    void clear() {
        if (tokens != null) {
            tokens.invalidateAll();
        }
    }
}
