package io.github.auth0guard.jwks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.KeysUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** What a source answers when it is asked for a key, in one word. */
enum Asked {
    FOUND,
    UNKNOWN,
    DISTRUSTED,
    UNAVAILABLE;

    static Asked of(KeySource source, String keyId) {
        try {
            assertThat(source.find(keyId).id()).isEqualTo(keyId);
            return FOUND;
        } catch (KeysUnavailableException e) {
            return UNAVAILABLE;
        } catch (AuthException e) {
            return switch (e.reason()) {
                case KEY_UNKNOWN -> UNKNOWN;
                case KEY_DISTRUSTED -> DISTRUSTED;
                default -> throw new AssertionError(e.reason());
            };
        }
    }

    /** Waits for what happens on another thread; the deadline only guards against hanging. */
    static void eventually(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }
}
