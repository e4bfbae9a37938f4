package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.IssuerVerifier;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.test.TestIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Rotation as Auth0 does it: the next key is published before tokens are signed with it. */
class KeyRotationUnderLoadTest {
    private static final int ROTATIONS = 10;
    private static final int THREADS = 8;

    @Test
    void noValidTokenIsRefusedWhileTheIssuerRotatesTenTimes() throws Exception {
        try (TestIssuer issuer = TestIssuer.start();
                IssuerVerifier verifier = TokenVerifier.forDomain(issuer.url())
                        .audience(issuer.audience())
                        .build()) {
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            AtomicBoolean running = new AtomicBoolean(true);
            try {
                List<Future<Integer>> workers = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    workers.add(threads.submit(() -> verifyUntil(running, issuer, verifier)));
                }
                for (int i = 0; i < ROTATIONS; i++) {
                    issuer.publishNext();
                    verifier.refreshNow().get();
                    issuer.rotate();
                }
                running.set(false);
                for (Future<Integer> worker : workers) {
                    assertThat(worker.get()).isPositive();
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** Every token was signed with a key that was published; the first that is refused ends the test. */
    private static int verifyUntil(AtomicBoolean running, TestIssuer issuer, IssuerVerifier verifier) {
        int verified = 0;
        do {
            verifier.verify(issuer.token().sign());
            verified++;
        } while (running.get());
        return verified;
    }

    @Test
    void afterAHardCutNoOldTokenIsAcceptedLaterThanOneRefresh() throws Exception {
        try (TestIssuer issuer = TestIssuer.start();
                IssuerVerifier verifier = TokenVerifier.forDomain(issuer.url())
                        .audience(issuer.audience())
                        .build()) {
            String old = issuer.token().sign();
            verifier.verify(old);
            issuer.rotate();
            issuer.withdrawOldKeys();
            verifier.refreshNow().get();
            Refusals.assertRefused(verifier, old, Reason.KEY_UNKNOWN);
            assertThat(verifier.verify(issuer.token().sign())).isNotNull();
        }
    }

    @Test
    void aDistrustedKeyIsRefusedAtOnce() throws Exception {
        try (TestIssuer issuer = TestIssuer.start();
                IssuerVerifier verifier = TokenVerifier.forDomain(issuer.url())
                        .audience(issuer.audience())
                        .build()) {
            verifier.warmUp().get();
            String token = issuer.token().sign();
            verifier.verify(token);
            verifier.keySetStatus().keyIds().forEach(verifier::distrust);
            Refusals.assertRefused(verifier, token, Reason.KEY_DISTRUSTED);
            assertThat(verifier.keySetStatus().usable()).isFalse();
        }
    }
}
