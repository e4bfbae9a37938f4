package io.github.auth0guard.jwks;

import io.github.auth0guard.keys.FetchFailure;
import io.github.auth0guard.keys.KeySetEvent;
import io.github.auth0guard.keys.KeySetListener;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener of everything and the log of changes only: one line when an outage begins, one when it ends. */
final class KeySetJournal {
    private static final Logger LOG = LoggerFactory.getLogger(KeySetJournal.class);

    private final String issuer;
    private final KeySetListener listener;

    KeySetJournal(String issuer, KeySetListener listener) {
        this.issuer = issuer;
        this.listener = listener;
    }

    void fetched(KeySet keys, boolean modified, Backoff before) {
        if (before.failure() != null) {
            LOG.info("Keys of {} are available again after {} failed fetches", issuer, before.consecutive());
        }
        tell(new KeySetEvent.Fetched(issuer, keys.keyIds().size(), keys.skipped(), modified));
    }

    void changed(@Nullable KeySet before, KeySet after) {
        Set<String> added = before == null ? after.keyIds() : after.idsNotIn(before);
        Set<String> removed = before == null ? Set.of() : before.idsNotIn(after);
        if (added.isEmpty() && removed.isEmpty()) {
            return;
        }
        LOG.info(
                "Keys of {}: {} usable, {} skipped, {} added, {} removed",
                issuer,
                after.keyIds().size(),
                after.skipped(),
                added.size(),
                removed.size());
        LOG.debug("Added {}, removed {}", added, removed);
        tell(new KeySetEvent.Changed(issuer, added, removed));
    }

    void failed(FetchException error, Backoff after, Duration nextAttempt, @Nullable Snapshot kept) {
        boolean isNews = after.consecutive() == 1;
        if (!isNews) {
            LOG.debug("Still no fresh keys of {}: {} ({})", issuer, error.failure(), message(error));
        } else if (kept == null) {
            LOG.warn(
                    "No keys of {}: {} ({}); requests get 503 until they arrive",
                    issuer,
                    error.failure(),
                    message(error));
        } else {
            LOG.warn(
                    "Keys of {} could not be refreshed: {} ({}); those of {} stay in use",
                    issuer,
                    error.failure(),
                    message(error),
                    kept.confirmedAt());
        }
        tell(new KeySetEvent.Failed(issuer, error.failure(), after.consecutive(), nextAttempt));
    }

    private static String message(FetchException error) {
        return error.failure() == FetchFailure.UNEXPECTED && error.getCause() != null
                ? error.getCause().getClass().getName()
                : String.valueOf(error.getMessage());
    }

    void distrusted(String keyId) {
        LOG.warn("A key of {} is distrusted from now on", issuer);
        tell(new KeySetEvent.Distrusted(issuer, keyId));
    }

    private void tell(KeySetEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException e) {
            LOG.warn("The key set listener failed: {}", e.getClass().getName());
        }
    }
}
