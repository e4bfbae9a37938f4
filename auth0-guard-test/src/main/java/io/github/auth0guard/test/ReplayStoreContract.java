package io.github.auth0guard.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.auth0guard.dpop.ReplayStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ReplayStore} must do. Extend it in the tests of an implementation:
 *
 * <pre>{@code
 * class RedisReplayStoreTest extends ReplayStoreContract {
 *     @Override
 *     protected ReplayStore store() {
 *         return new RedisReplayStore(redis);
 *     }
 * }
 * }</pre>
 *
 * <p>Ids are random, so the store need not be empty. Two stores from {@link #store()} that share their data, as two
 * instances of a service do, are tested as one by {@link #sibling()}.
 */
public abstract class ReplayStoreContract {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int THUMBPRINT_LENGTH = 43;
    private static final int THREADS = 16;

    /** For subclasses. */
    protected ReplayStoreContract() {}

    /**
     * Makes or returns the store under test; called more than once in a test, it must give the same store or one with the
     * same data.
     *
     * @return a store with room for at least 5,000 entries, 1,000 of one key
     */
    protected abstract ReplayStore store();

    /**
     * Returns another instance over the same data, by default the same one.
     *
     * @return a store that must know what {@link #store()} has recorded
     */
    protected ReplayStore sibling() {
        return store();
    }

    /**
     * Returns the time that the store sees, by default the system's.
     *
     * @return now
     */
    protected Instant now() {
        return Instant.now();
    }

    private Instant soon() {
        return now().plus(Duration.ofSeconds(75));
    }

    private static String random() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < THUMBPRINT_LENGTH; i++) {
            id.append(ALPHABET.charAt(ThreadLocalRandom.current().nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    @Test
    void theFirstUseIsTheFirst() {
        assertTrue(store().recordFirstUse(random(), random(), soon()));
    }

    @Test
    void everyFurtherUseIsNot() {
        String key = random();
        String proof = random();
        ReplayStore store = store();
        assertTrue(store.recordFirstUse(key, proof, soon()));
        assertFalse(store.recordFirstUse(key, proof, soon()));
        assertFalse(store.recordFirstUse(key, proof, soon().plusSeconds(60)));
    }

    @Test
    void anotherInstanceKnowsIt() {
        String key = random();
        String proof = random();
        assertTrue(store().recordFirstUse(key, proof, soon()));
        assertFalse(sibling().recordFirstUse(key, proof, soon()));
    }

    @Test
    void otherProofsOfTheSameKeyAreNotAffected() {
        String key = random();
        ReplayStore store = store();
        for (int i = 0; i < 1_000; i++) {
            assertTrue(store.recordFirstUse(key, random(), soon()));
        }
    }

    @Test
    void idsThatDifferInCaseOnlyAreDifferent() {
        String key = random();
        String proof = "a" + random().substring(1);
        ReplayStore store = store();
        assertTrue(store.recordFirstUse(key, proof, soon()));
        assertTrue(store.recordFirstUse(key, "A" + proof.substring(1), soon()));
    }

    @Test
    void itIsStillKnownWhenManyOthersHaveCome() {
        String key = random();
        String proof = random();
        ReplayStore store = store();
        assertTrue(store.recordFirstUse(key, proof, soon()));
        for (int i = 0; i < 3_000; i++) {
            store.recordFirstUse(random(), random(), soon());
        }
        assertFalse(store.recordFirstUse(key, proof, soon()));
    }

    @Test
    void ofManyAtOnceExactlyOneIsTheFirst() throws Exception {
        for (int round = 0; round < 20; round++) {
            String key = random();
            String proof = random();
            Instant until = soon();
            assertEquals(1, countTrue(() -> store().recordFirstUse(key, proof, until)));
        }
    }

    private static int countTrue(Callable<Boolean> use) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return use.call();
                }));
            }
            int first = 0;
            for (Future<Boolean> answer : answers) {
                first += answer.get() ? 1 : 0;
            }
            return first;
        } finally {
            threads.shutdownNow();
        }
    }
}
