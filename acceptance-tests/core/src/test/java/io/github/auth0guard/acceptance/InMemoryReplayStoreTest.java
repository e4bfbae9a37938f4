package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.auth0guard.dpop.InMemoryReplayStore;
import io.github.auth0guard.dpop.ReplayStore;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.error.ReplayStoreUnavailableException;
import io.github.auth0guard.test.MutableClock;
import io.github.auth0guard.test.ReplayStoreContract;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The contract, and what is particular to the store that comes with the library. */
class InMemoryReplayStoreTest extends ReplayStoreContract {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(75);

    private final MutableClock clock = MutableClock.at(NOW);
    private final ReplayStore roomy = new InMemoryReplayStore(10_000, 2_000, clock);

    @Override
    protected ReplayStore store() {
        return roomy;
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }

    @Test
    void whenFullNothingPassesAndNothingIsForgotten() {
        ReplayStore store = new InMemoryReplayStore(10, 10, clock);
        for (int i = 0; i < 10; i++) {
            assertThat(store.recordFirstUse("key-" + i, "proof-" + i, SOON)).isTrue();
        }
        assertFull(store, "key-x", "proof-x");
        assertFull(store, "key-y", "proof-y");
        for (int i = 0; i < 10; i++) {
            assertThat(store.recordFirstUse("key-" + i, "proof-" + i, SOON)).isFalse();
        }
    }

    @Test
    void roomComesBackWithTimeAndAllOfIt() {
        ReplayStore store = new InMemoryReplayStore(1_000, 1_000, clock);
        for (int round = 0; round < 3; round++) {
            Instant until = clock.instant().plusSeconds(75);
            for (int i = 0; i < 1_000; i++) {
                assertThat(store.recordFirstUse("key", round + "-" + i, until)).isTrue();
            }
            assertFull(store, "other", "proof");
            clock.advance(Duration.ofSeconds(80));
        }
    }

    @Test
    void oneClientKeyCannotFillTheStore() {
        ReplayStore store = new InMemoryReplayStore(100, 10, clock);
        for (int i = 0; i < 10; i++) {
            assertThat(store.recordFirstUse("greedy", "proof-" + i, SOON)).isTrue();
        }
        for (int i = 10; i < 1_000; i++) {
            assertFull(store, "greedy", "proof-" + i);
        }
        for (int i = 0; i < 90; i++) {
            assertThat(store.recordFirstUse("modest-" + i, "its-" + i, SOON)).isTrue();
        }
    }

    @Test
    void aReplayTakesNoRoom() {
        ReplayStore store = new InMemoryReplayStore(2, 2, clock);
        store.recordFirstUse("key", "one", SOON);
        for (int i = 0; i < 100; i++) {
            assertThat(store.recordFirstUse("key", "one", SOON)).isFalse();
        }
        assertThat(store.recordFirstUse("key", "two", SOON)).isTrue();
    }

    @Test
    void anEntryIsKeptToItsLastMomentAndNoLonger() {
        assertThat(roomy.recordFirstUse("key", "proof", SOON)).isTrue();
        clock.set(SOON.minusMillis(1));
        assertThat(roomy.recordFirstUse("key", "proof", SOON)).isFalse();
        clock.set(SOON);
        assertThat(roomy.recordFirstUse("key", "proof", SOON.plusSeconds(75))).isTrue();
    }

    @Test
    void aClockThatIsSetBackForgetsNothing() {
        assertThat(roomy.recordFirstUse("key", "proof", SOON)).isTrue();
        clock.advance(Duration.ofHours(-1));
        assertThat(roomy.recordFirstUse("key", "proof", SOON)).isFalse();
        clock.advance(Duration.ofHours(1));
        assertThat(roomy.recordFirstUse("key", "proof", SOON)).isFalse();
    }

    @Test
    void ofManyProofsAtOnceEachIsFirstExactlyOnce() throws Exception {
        int proofs = 100_000;
        ReplayStore store = new InMemoryReplayStore(proofs, proofs, clock);
        AtomicInteger first = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        for (int thread = 0; thread < 16; thread++) {
            int offset = thread * 1_000;
            threads.execute(() -> {
                for (int i = 0; i < proofs; i++) {
                    String proof = "proof-" + (i + offset) % proofs;
                    if (store.recordFirstUse("key", proof, SOON)) {
                        first.incrementAndGet();
                    }
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        assertThat(first).hasValue(proofs);
    }

    @Test
    void theShareMustFitTheCapacity() {
        assertThatIllegalArgumentException().isThrownBy(() -> new InMemoryReplayStore(10, 11, clock));
        assertThatIllegalArgumentException().isThrownBy(() -> new InMemoryReplayStore(10, 0, clock));
    }

    private static void assertFull(ReplayStore store, String key, String proof) {
        ReplayStoreUnavailableException refusal = catchThrowableOfType(
                ReplayStoreUnavailableException.class, () -> store.recordFirstUse(key, proof, SOON));
        assertThat(refusal.reason()).isEqualTo(Reason.REPLAY_STORE_FULL);
    }
}
