package io.github.auth0guard;

import java.util.List;

/**
 * How much memory a verifier may use to remember tokens that it has verified, so that the next request with the same
 * token costs about a microsecond. Only the signature's arithmetic and the parsing are remembered: times, keys, required
 * claims and sender are judged with each request, so a remembered token is refused in the same moment as any other.
 * Refused tokens are never remembered. Immutable and thread-safe.
 *
 * <pre>{@code
 * TokenVerifier.forDomain(domain).audience(api).tokenCache(TokenCache.ofMebibytes(64)).build();
 * }</pre>
 */
public final class TokenCache {
    private static final TokenCache DISABLED = new TokenCache(0);
    private static final int MAX_MEBIBYTES = 4096;

    private final long maxBytes;

    private TokenCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Remembers nothing: each request pays for a full verification.
     *
     * @return the setting
     */
    public static TokenCache disabled() {
        return DISABLED;
    }

    /**
     * Remembers tokens up to this much memory, those used most. A token of Auth0 takes three to four kilobytes.
     *
     * @param mebibytes 1 to 4096; a verifier's default is 16
     * @return the setting
     * @throws ConfigurationException if the number is out of range
     */
    public static TokenCache ofMebibytes(int mebibytes) {
        if (mebibytes < 1 || mebibytes > MAX_MEBIBYTES) {
            throw new ConfigurationException(List.of("tokenCache of " + mebibytes + " MiB is out of range; write 1 to "
                    + MAX_MEBIBYTES + ", or TokenCache.disabled()"));
        }
        return new TokenCache(mebibytes * 1024L * 1024L);
    }

    /** 0 if disabled. */
    long maxBytes() {
        return maxBytes;
    }
}
