package io.github.auth0guard.dpop;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.error.ReplayStoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The replay store for a service with one instance: bounded, and closed when full. A bound that evicts would let the
 * evicted proofs in again, so a proof for which there is no room is refused as "cannot decide", and entries leave only
 * by their age. Each client key has a share, so that one client can neither fill the store nor push others out.
 *
 * <p>Thread-safe; holds no thread and needs no closing.
 */
public final class InMemoryReplayStore implements ReplayStore {
    /** The default capacity: at the default window of proofs it lasts for about 2,600 requests a second. */
    public static final int DEFAULT_CAPACITY = 200_000;

    static final int SHARES = 10;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final int capacity;
    private final int share;
    private final AtomicInteger size = new AtomicInteger();
    private final ConcurrentMap<String, Integer> sizeByKey = new ConcurrentHashMap<>();
    private final Cache<String, Use> uses;

    /** Makes a store of {@link #DEFAULT_CAPACITY}, of which one client key may use a tenth, on the system's clock. */
    public InMemoryReplayStore() {
        this(DEFAULT_CAPACITY, DEFAULT_CAPACITY / SHARES, Clock.systemUTC());
    }

    /**
     * Makes a store.
     *
     * @param capacity the most proofs remembered at a time, about 370 bytes each
     * @param share the most of them by one client key
     * @param clock the clock that the verifier of proofs uses; the wall clock, as proofs are dated by it
     * @throws IllegalArgumentException if a number is not positive or the share exceeds the capacity
     */
    public InMemoryReplayStore(int capacity, int share, Clock clock) {
        if (share < 1 || share > capacity) {
            throw new IllegalArgumentException("The share must be between 1 and the capacity");
        }
        Objects.requireNonNull(clock, "clock");
        this.capacity = capacity;
        this.share = share;
        this.uses = Caffeine.newBuilder()
                .ticker(() -> MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .expireAfter(
                        Expiry.<String, Use>creating((proofId, use) -> Duration.between(clock.instant(), use.until())))
                .<String, Use>evictionListener((proofId, use, cause) -> release(Objects.requireNonNull(use)))
                .build();
    }

    @Override
    public boolean recordFirstUse(String keyThumbprint, String proofId, Instant until) {
        if (uses.getIfPresent(proofId) != null) {
            return false;
        }
        Use use = new Use(keyThumbprint, until);
        if (!reserve(use)) {
            uses.cleanUp();
            if (!reserve(use)) {
                throw new ReplayStoreUnavailableException(Reason.REPLAY_STORE_FULL, RETRY_AFTER, null);
            }
        }
        boolean first = uses.asMap().putIfAbsent(proofId, use) == null;
        if (!first) {
            release(use);
        }
        return first;
    }

    /** Takes the place before the entry is made: counting afterwards would let a crowd in beyond the bound. */
    private boolean reserve(Use use) {
        int ofKey = sizeByKey.merge(use.keyThumbprint(), 1, Integer::sum);
        if (size.incrementAndGet() > capacity || ofKey > share) {
            release(use);
            return false;
        }
        return true;
    }

    private void release(Use use) {
        size.decrementAndGet();
        sizeByKey.computeIfPresent(use.keyThumbprint(), (key, count) -> count == 1 ? null : count - 1);
    }

    /** A proof's one use: by which key, and until when it counts. */
    private record Use(String keyThumbprint, Instant until) {}
}
