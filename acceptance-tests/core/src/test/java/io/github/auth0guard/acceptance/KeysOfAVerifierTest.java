package io.github.auth0guard.acceptance;

import static io.github.auth0guard.acceptance.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auth0guard.IssuerVerifier;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.KeysUnavailableException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.keys.KeySetEvent;
import io.github.auth0guard.keys.KeySetOptions;
import io.github.auth0guard.test.TestIssuer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a verifier fetches the keys. */
class KeysOfAVerifierTest {
    private final TestIssuer issuer = TestIssuer.start();

    @AfterEach
    void close() {
        issuer.close();
    }

    private IssuerVerifier verifier() {
        return TokenVerifier.forDomain(issuer.url()).audience(issuer.audience()).build();
    }

    @Test
    void warmedUpItHasTheKeysBeforeTheFirstTokenAndFetchesThemOnce() {
        try (IssuerVerifier verifier = verifier()) {
            assertThat(verifier.keySetStatus().usable()).isFalse();
            verifier.warmUp().join();
            assertThat(verifier.keySetStatus().usable()).isTrue();
            verifier.warmUp().join();
            verifier.verify(issuer.token().sign());
            assertThat(issuer.keySetRequests()).isEqualTo(1);
        }
    }

    @Test
    void whoWarmsItUpLearnsThatTheKeysCannotBeHad() {
        issuer.goDown();
        try (IssuerVerifier verifier = verifier()) {
            assertThatThrownBy(() -> verifier.warmUp().join()).hasCauseInstanceOf(KeysUnavailableException.class);
        }
    }

    /** An issuer may have put new key material under an old name; but keys that have only just come are not doubted. */
    @Test
    @Timeout(30)
    void aSignatureThatFailsHasTheKeysLookedAtAgain() throws InterruptedException {
        CountDownLatch fetches = new CountDownLatch(2);
        KeySetOptions options = KeySetOptions.defaults()
                .cooldown(Duration.ofSeconds(1))
                .listener(event -> {
                    if (event instanceof KeySetEvent.Fetched) {
                        fetches.countDown();
                    }
                });
        String spoiled = issuer.token().raw().spoil(bytes -> new byte[bytes.length]);
        try (IssuerVerifier verifier = TokenVerifier.forDomain(issuer.url())
                .audience(issuer.audience())
                .keys(options)
                .build()) {
            do {
                assertRefused(verifier, spoiled, Reason.BAD_SIGNATURE);
            } while (!fetches.await(50, TimeUnit.MILLISECONDS));
        }
    }

    @Test
    void aClosedOneVerifiesNothingMore() {
        IssuerVerifier verifier = verifier();
        String token = issuer.token().expiresIn(Duration.ofHours(1)).sign();
        verifier.verify(token);
        verifier.close();
        assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(KeysUnavailableException.class);
    }
}
