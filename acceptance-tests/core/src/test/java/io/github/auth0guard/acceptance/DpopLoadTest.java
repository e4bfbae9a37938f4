package io.github.auth0guard.acceptance;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.dpop.DpopMode;
import io.github.auth0guard.dpop.DpopPolicy;
import io.github.auth0guard.dpop.InMemoryReplayStore;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.test.MutableClock;
import io.github.auth0guard.test.TestDpopKey;
import io.github.auth0guard.test.TestIssuer;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Real proofs from 16 threads, every hundredth sent again while others go on: 10,000, or as many as {@code -Dproofs=100000}
 * says. Most of the time goes into making them.
 */
class DpopLoadTest {
    private static final int PROOFS = Integer.getInteger("proofs", 10_000);
    private static final int THREADS = 16;
    private static final String URL = "https://api.example.com/messages";

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private final MutableClock clock = MutableClock.at(Instant.now());
    private final TestDpopKey key = TestDpopKey.create("EdDSA");
    private final String token = ISSUER.token().boundTo(key).sign();
    private final ConcurrentMap<Reason, AtomicInteger> refused = new ConcurrentHashMap<>();
    private final AtomicInteger passed = new AtomicInteger();

    @Test
    void allReplaysAreRefusedAndNothingElse() throws Exception {
        run(authenticator(PROOFS));
        assertThat(passed).hasValue(PROOFS);
        assertThat(refused).containsOnlyKeys(Reason.DPOP_REPLAYED);
        assertThat(refused.get(Reason.DPOP_REPLAYED)).hasValue(PROOFS / 100);
    }

    @Test
    void atCapacityItFailsClosed() throws Exception {
        int capacity = 500;
        run(authenticator(capacity), 2_000);
        assertThat(passed).hasValue(capacity);
        assertThat(refused.get(Reason.REPLAY_STORE_FULL).get()).isGreaterThanOrEqualTo(2_000 - capacity);
    }

    private RequestAuthenticator authenticator(int capacity) {
        TokenVerifier verifier = ISSUER.offlineVerifier(settings -> settings.clock(clock));
        return RequestAuthenticator.builder(verifier)
                .dpop(DpopPolicy.builder(DpopMode.REQUIRED)
                        .algorithms("EdDSA")
                        .clock(clock)
                        .replayStore(new InMemoryReplayStore(capacity, capacity, clock))
                        .build())
                .build();
    }

    private void run(RequestAuthenticator authenticator) throws InterruptedException {
        run(authenticator, PROOFS);
    }

    private void run(RequestAuthenticator authenticator, int proofs) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        Queue<TestRequest> again = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < THREADS; i++) {
            threads.execute(() -> {
                for (int number = next.getAndIncrement(); number < proofs; number = next.getAndIncrement()) {
                    TestRequest request = TestRequest.get(URL)
                            .dpop(
                                    token,
                                    key.proof("GET", URL, clock).forToken(token).sign());
                    send(authenticator, request);
                    if (number % 100 == 0) {
                        again.add(request);
                    }
                    if (number % 100 == 50 && !again.isEmpty()) {
                        resend(authenticator, again);
                    }
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(5, MINUTES)).isTrue();
        while (!again.isEmpty()) {
            resend(authenticator, again);
        }
    }

    private void resend(RequestAuthenticator authenticator, Queue<TestRequest> again) {
        TestRequest request = again.poll();
        if (request != null) {
            send(authenticator, request);
        }
    }

    private void send(RequestAuthenticator authenticator, TestRequest request) {
        try {
            authenticator.authenticate(request);
            passed.incrementAndGet();
        } catch (AuthException e) {
            refused.computeIfAbsent(e.reason(), reason -> new AtomicInteger()).incrementAndGet();
        }
    }
}
