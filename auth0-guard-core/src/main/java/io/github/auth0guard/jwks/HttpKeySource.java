package io.github.auth0guard.jwks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.auth0.jwk.JwksHttpClient;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.KeysUnavailableException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.jws.SignatureAlgorithm;
import io.github.auth0guard.jws.SigningKey;
import io.github.auth0guard.keys.KeySetStatus;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Keys fetched from a JWK Set URL and cached; an unknown {@code kid} fetches again, at most once per cooldown. */
public final class HttpKeySource implements KeySource {
    private static final Duration TTL = Duration.ofMinutes(10);
    private static final Duration COOLDOWN = Duration.ofSeconds(30);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final URI uri;
    private final KeySetParser parser;
    private final JwksHttpClient transport;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile State state = new State(null, null, null);

    /** What is known now. */
    private record State(
            @Nullable KeySet keys,
            @Nullable Instant fetchedAt,
            @Nullable IOException error) {
        boolean isYoungerThan(Duration age, Instant now) {
            return fetchedAt != null && now.isBefore(fetchedAt.plus(age));
        }
    }

    /**
     * Sets the source up; the first fetch happens when the first token needs it.
     *
     * @param uri where the JWK Set is
     * @param algorithms the algorithms that keys may be used with
     * @param transport fetches the document
     * @param clock tells the keys' age
     */
    public HttpKeySource(URI uri, List<SignatureAlgorithm> algorithms, JwksHttpClient transport, Clock clock) {
        this.uri = uri;
        this.parser = new KeySetParser(algorithms);
        this.transport = transport;
        this.clock = clock;
    }

    @Override
    public SigningKey find(String keyId) {
        return findIn(current(TTL), keyId)
                .or(() -> findIn(current(COOLDOWN), keyId))
                .orElseThrow(() -> new InvalidTokenException(Reason.KEY_UNKNOWN));
    }

    private static Optional<SigningKey> findIn(KeySet keys, String keyId) {
        return keys.find(keyId);
    }

    private KeySet current(Duration maxAge) {
        State seen = state;
        if (seen.keys() != null && seen.isYoungerThan(maxAge, clock.instant())) {
            return seen.keys();
        }
        fetching.lock();
        try {
            if (!state.isYoungerThan(maxAge, clock.instant())) {
                fetch();
            }
            return usable(state, maxAge);
        } finally {
            fetching.unlock();
        }
    }

    private KeySet usable(State now, Duration maxAge) {
        if (now.keys() == null || (now.error() != null && maxAge.equals(COOLDOWN))) {
            throw new KeysUnavailableException(RETRY, now.error());
        }
        return now.keys();
    }

    private void fetch() {
        try {
            String body = transport.fetch(uri.toURL()).getBody();
            state = new State(parser.parse(body.getBytes(UTF_8)), clock.instant(), null);
        } catch (IOException | RuntimeException e) {
            IOException error = e instanceof IOException io ? io : new IOException(e);
            state = new State(state.keys(), state.fetchedAt(), error);
        }
    }

    @Override
    public KeySetStatus status() {
        State now = state;
        return new KeySetStatus(
                now.keys() != null && !now.keys().isEmpty(),
                now.keys() == null ? Set.of() : now.keys().keyIds(),
                Optional.ofNullable(now.fetchedAt()),
                Optional.ofNullable(now.error()).map(e -> e.getClass().getSimpleName()));
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
