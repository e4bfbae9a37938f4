package io.github.auth0guard.keys;

import com.auth0.jwk.JwksHttpClient;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * How an issuer's key set is fetched and kept. Immutable: each method returns a changed copy. The defaults are right for
 * Auth0.
 *
 * <pre>{@code
 * TokenVerifier.forDomain("tenant.eu.auth0.com")
 *         .audience("https://api.example.com/")
 *         .keys(KeySetOptions.defaults().maxStale(Duration.ofHours(4)).listener(metrics))
 *         .build();
 * }</pre>
 */
public final class KeySetOptions {
    private static final KeySetOptions DEFAULTS = new KeySetOptions();

    private Duration timeToLive = Duration.ofMinutes(10);
    private Duration maxStale = Duration.ofHours(24);
    private Duration cooldown = Duration.ofSeconds(30);
    private Duration maxWait = Duration.ofSeconds(2);
    private KeySetListener listener = event -> {};
    private Executor executor = KeySetOptions::onDaemonThread;
    private @Nullable HttpClient httpClient;
    private @Nullable JwksHttpClient transport;

    private KeySetOptions() {}

    private KeySetOptions(KeySetOptions other) {
        timeToLive = other.timeToLive;
        maxStale = other.maxStale;
        cooldown = other.cooldown;
        maxWait = other.maxWait;
        listener = other.listener;
        executor = other.executor;
        httpClient = other.httpClient;
        transport = other.transport;
    }

    private static void onDaemonThread(Runnable work) {
        Thread thread = new Thread(work, "auth0-guard-keys");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Returns the defaults that each method names.
     *
     * @return the defaults
     */
    public static KeySetOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Sets how long a key set is good where the server doesn't say, by default 10 minutes. It is refreshed in the
     * background before that. A server's {@code Cache-Control: max-age} counts instead, between 1 and 60 minutes.
     *
     * @param duration 1 minute to 60 minutes
     * @return a changed copy
     * @throws IllegalArgumentException if it is out of range
     */
    public KeySetOptions timeToLive(Duration duration) {
        KeySetOptions copy = new KeySetOptions(this);
        copy.timeToLive = between(Duration.ofMinutes(1), duration, Duration.ofMinutes(60), "timeToLive");
        return copy;
    }

    /**
     * Sets how long after the last successful fetch keys stay trusted while fetches fail, by default 24 hours. Afterwards
     * requests get 503. A key that was stolen and withdrawn during an outage is trusted so long as well.
     *
     * @param duration zero (keys end with their time to live) to 7 days
     * @return a changed copy
     * @throws IllegalArgumentException if it is out of range
     */
    public KeySetOptions maxStale(Duration duration) {
        KeySetOptions copy = new KeySetOptions(this);
        copy.maxStale = between(Duration.ZERO, duration, Duration.ofDays(7), "maxStale");
        return copy;
    }

    /**
     * Sets how young a key set must be for an unknown {@code kid} to be refused without asking the issuer, by default 30
     * seconds. It bounds both the fetches that invented kids can cause and the delay until a key is known that was
     * published without notice.
     *
     * @param duration 1 second to 5 minutes
     * @return a changed copy
     * @throws IllegalArgumentException if it is out of range
     */
    public KeySetOptions cooldown(Duration duration) {
        KeySetOptions copy = new KeySetOptions(this);
        copy.cooldown = between(Duration.ofSeconds(1), duration, Duration.ofMinutes(5), "cooldown");
        return copy;
    }

    /**
     * Sets how long a request with an unknown {@code kid} waits for the fetch that may bring its key, by default 2
     * seconds. Requests with known kids never wait.
     *
     * @param duration zero to 30 seconds
     * @return a changed copy
     * @throws IllegalArgumentException if it is out of range
     */
    public KeySetOptions maxWait(Duration duration) {
        KeySetOptions copy = new KeySetOptions(this);
        copy.maxWait = between(Duration.ZERO, duration, Duration.ofSeconds(30), "maxWait");
        return copy;
    }

    /**
     * Sets who is told of fetches, rotations and failures, by default nobody; the log is written in any case.
     *
     * @param other a listener
     * @return a changed copy
     */
    public KeySetOptions listener(KeySetListener other) {
        KeySetOptions copy = new KeySetOptions(this);
        copy.listener = Objects.requireNonNull(other, "listener");
        return copy;
    }

    /**
     * Sets where a {@link #transport(JwksHttpClient)} runs, by default on a daemon thread for each fetch. The built-in
     * transport needs no thread.
     *
     * @param other may block for as long as the transport does
     * @return a changed copy
     */
    public KeySetOptions executor(Executor other) {
        KeySetOptions copy = new KeySetOptions(this);
        copy.executor = Objects.requireNonNull(other, "executor");
        return copy;
    }

    /**
     * Fetches with your own client, for a proxy or a client certificate.
     *
     * @param client a client that follows no redirects
     * @return a changed copy
     * @throws IllegalArgumentException if the client follows redirects: they could lead to anybody's keys
     */
    public KeySetOptions httpClient(HttpClient client) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("httpClient must not follow redirects; build it with Redirect.NEVER");
        }
        KeySetOptions copy = new KeySetOptions(this);
        copy.httpClient = client;
        return copy;
    }

    /**
     * Fetches with jwks-rsa's transport interface. Such a transport sees to its own timeouts and limits, and conditional
     * requests are not made.
     *
     * @param client returns the body of a 200 answer and throws for everything else
     * @return a changed copy
     */
    public KeySetOptions transport(JwksHttpClient client) {
        KeySetOptions copy = new KeySetOptions(this);
        copy.transport = Objects.requireNonNull(client, "client");
        return copy;
    }

    private static Duration between(Duration min, Duration value, Duration max, String name) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    name + " " + value + " is out of range; write a duration from " + min + " to " + max);
        }
        return value;
    }

    /**
     * Returns the time to live.
     *
     * @return see {@link #timeToLive(Duration)}
     */
    public Duration timeToLive() {
        return timeToLive;
    }

    /**
     * Returns the longest staleness.
     *
     * @return see {@link #maxStale(Duration)}
     */
    public Duration maxStale() {
        return maxStale;
    }

    /**
     * Returns the cooldown.
     *
     * @return see {@link #cooldown(Duration)}
     */
    public Duration cooldown() {
        return cooldown;
    }

    /**
     * Returns the longest wait.
     *
     * @return see {@link #maxWait(Duration)}
     */
    public Duration maxWait() {
        return maxWait;
    }

    /**
     * Returns the listener.
     *
     * @return see {@link #listener(KeySetListener)}
     */
    public KeySetListener listener() {
        return listener;
    }

    /**
     * Returns the executor.
     *
     * @return see {@link #executor(Executor)}
     */
    public Executor executor() {
        return executor;
    }

    /**
     * Returns the client.
     *
     * @return see {@link #httpClient(HttpClient)}; empty for the built-in one
     */
    public Optional<HttpClient> httpClient() {
        return Optional.ofNullable(httpClient);
    }

    /**
     * Returns the transport.
     *
     * @return see {@link #transport(JwksHttpClient)}; empty for the built-in one
     */
    public Optional<JwksHttpClient> transport() {
        return Optional.ofNullable(transport);
    }
}
