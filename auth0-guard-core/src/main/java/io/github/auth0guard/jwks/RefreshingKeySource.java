package io.github.auth0guard.jwks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.KeysUnavailableException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.jws.SigningKey;
import io.github.auth0guard.keys.FetchFailure;
import io.github.auth0guard.keys.KeySetOptions;
import io.github.auth0guard.keys.KeySetStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keys fetched from the issuer, kept in one immutable snapshot and refreshed behind it.
 *
 * <p>A token with a known key costs one volatile read and one look-up; it never waits, not even when everything else
 * does. A token with an unknown key may wait, once and for a bounded time, for the one fetch that all of them share.
 */
public final class RefreshingKeySource implements KeySource {
    /** Enough to recognise a {@code kid} that comes back, too few to fill the heap. */
    private static final int REMEMBERED_UNKNOWN = 10_000;

    private final KeySetOptions options;
    private final KeySetParser parser;
    private final KeySetFetch fetch;
    private final Timing timing;
    private final KeySetJournal journal;
    private final RefreshSchedule schedule;
    private final EarlyLooks earlyLooks;
    private final Cache<String, Boolean> unknown = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_UNKNOWN)
            .executor(Runnable::run)
            .build();
    private final Set<String> distrusted = ConcurrentHashMap.newKeySet();
    private final FetchCounters counters = new FetchCounters();
    private final AtomicReference<@Nullable CompletableFuture<Void>> inFlight = new AtomicReference<>();
    private volatile @Nullable Snapshot snapshot;
    private volatile Backoff backoff;
    private volatile boolean closed;

    RefreshingKeySource(
            KeyLocation location, KeySetOptions options, KeySetParser parser, Fetcher fetcher, Timing timing) {
        this.options = options;
        this.parser = parser;
        this.fetch = new KeySetFetch(fetcher, location);
        this.timing = timing;
        this.journal = new KeySetJournal(location.issuer(), options.listener());
        this.schedule = new RefreshSchedule(timing, this::refreshBehind);
        this.earlyLooks = new EarlyLooks(timing);
        this.backoff = Backoff.none(timing.nanos());
    }

    /**
     * Sets a source up; the first fetch happens when the first token needs it.
     *
     * @param location where the key set is
     * @param options how it is fetched and kept
     * @param parser reads it
     * @param clock the wall clock, for what people read
     * @return the source
     */
    public static RefreshingKeySource of(
            KeyLocation location, KeySetOptions options, KeySetParser parser, Clock clock) {
        Fetcher fetcher = options.transport()
                .<Fetcher>map(client -> new ClientFetcher(client, options.executor()))
                .orElseGet(() -> new HttpFetcher(options.httpClient().orElse(null)));
        return new RefreshingKeySource(location, options, parser, fetcher, Timing.system(clock));
    }

    @Override
    public SigningKey find(@Nullable String keyId) {
        SigningKey key = known(keyId);
        if (key == null) {
            key = keyId == null ? searchOnly() : search(keyId);
        }
        if (distrusted.contains(key.id())) {
            throw new InvalidTokenException(Reason.KEY_DISTRUSTED);
        }
        return key;
    }

    private @Nullable SigningKey known(@Nullable String keyId) {
        Snapshot now = trusted();
        return now == null ? null : now.keys().find(keyId);
    }

    /** The snapshot, unless it is beyond its hard limit. One that is past its time to live is refreshed behind it. */
    private @Nullable Snapshot trusted() {
        Snapshot now = snapshot;
        if (now == null) {
            return null;
        }
        long nanos = timing.nanos();
        if (now.isYoungerThan(now.timeToLive(), nanos)) {
            return now;
        }
        if (backoff.isOver(nanos)) {
            refreshBehind();
        }
        return now.isYoungerThan(options.maxStale(), nanos) ? now : null;
    }

    private SigningKey search(String keyId) {
        if (keyId.length() > KeySetParser.MAX_KEY_ID_LENGTH) {
            throw new InvalidTokenException(Reason.KEY_UNKNOWN);
        }
        if (mayAsk(keyId)) {
            await(refresh());
        }
        SigningKey found = known(keyId);
        if (found != null) {
            return found;
        }
        if (!isFresh()) {
            throw unavailable();
        }
        unknown.put(keyId, true);
        throw new InvalidTokenException(Reason.KEY_UNKNOWN);
    }

    /** There are several keys or none, or nobody knows yet; only the last is worth a fetch. */
    private SigningKey searchOnly() {
        if (trusted() == null && !closed && (inFlight.get() != null || backoff.isOver(timing.nanos()))) {
            await(refresh());
        }
        SigningKey found = known(null);
        if (found != null) {
            return found;
        }
        throw trusted() == null ? unavailable() : new InvalidTokenException(Reason.KEY_ID_MISSING);
    }

    private boolean mayAsk(String keyId) {
        if (closed) {
            return false;
        }
        return isFresh()
                ? earlyLooks.take(unknown.getIfPresent(keyId) != null)
                : inFlight.get() != null || backoff.isOver(timing.nanos());
    }

    /** The one fact that decides between "no such key" and "cannot know" (401 and 503). */
    private boolean isFresh() {
        Snapshot now = snapshot;
        return now != null && now.isYoungerThan(options.cooldown(), timing.nanos());
    }

    private void await(CompletableFuture<Void> flight) {
        try {
            flight.get(options.maxWait().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            // Whoever waited looks at the snapshot next; why there is none, the backoff knows.
        }
    }

    private KeysUnavailableException unavailable() {
        return new KeysUnavailableException(backoff.remaining(timing.nanos()), null);
    }

    private void refreshBehind() {
        CompletableFuture<Void> unused = refresh();
    }

    /** Starts a fetch, or joins the one that is under way. Never blocks and never throws. */
    private CompletableFuture<Void> refresh() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> other = inFlight.compareAndExchange(null, mine);
        if (other != null) {
            return other;
        }
        if (closed) {
            finish(mine);
            return mine;
        }
        Snapshot before = snapshot;
        try {
            CompletableFuture<Fetched> unused = fetch.start(before == null ? null : before.validators())
                    .whenComplete((fetched, error) -> land(before, fetched, error, mine));
        } catch (RuntimeException | Error e) {
            land(before, null, e, mine);
        }
        return mine;
    }

    /** Whatever happens in here, the flight ends: a lost one would keep all others from starting. */
    private void land(
            @Nullable Snapshot before,
            @Nullable Fetched fetched,
            @Nullable Throwable error,
            CompletableFuture<Void> flight) {
        try {
            if (closed) {
                return;
            }
            if (fetched == null) {
                failed(FetchErrors.of(error));
            } else {
                arrived(before, fetched);
            }
        } catch (FetchException e) {
            failed(e);
        } catch (RuntimeException | Error e) {
            failed(FetchErrors.of(e));
        } finally {
            finish(flight);
        }
    }

    private void finish(CompletableFuture<Void> flight) {
        inFlight.compareAndSet(flight, null);
        flight.complete(null);
    }

    private void arrived(@Nullable Snapshot before, Fetched fetched) throws FetchException {
        byte[] body = fetched.body();
        KeySet keys = body == null ? unchanged(before) : parsed(body, before);
        Duration timeToLive = timeToLive(fetched);
        Backoff held = backoff;
        backoff = Backoff.none(timing.nanos());
        schedule.ahead(timeToLive);
        snapshot = new Snapshot(keys, fetched.validators(), timing.nanos(), timing.now(), timeToLive);
        journal.fetched(keys, body != null, held);
        journal.changed(before == null ? null : before.keys(), keys);
        counters.succeeded();
    }

    private KeySet parsed(byte[] body, @Nullable Snapshot before) throws FetchException {
        KeySet keys = parser.parse(body);
        if (keys.isEmpty()) {
            throw new FetchException(
                    FetchFailure.NO_USABLE_KEY, keys.skipped() + " keys, none usable", options.cooldown(), null);
        }
        return before == null ? keys : keys.reusing(before.keys());
    }

    private static KeySet unchanged(@Nullable Snapshot before) throws FetchException {
        if (before == null) {
            throw new FetchException(FetchFailure.STATUS, "status 304 without a known version", null);
        }
        return before.keys();
    }

    /** RFC 9111 lets the server decide; Auth0's 15 seconds would have every instance ask four times a minute. */
    private Duration timeToLive(Fetched fetched) {
        return fetched.maxAge()
                .map(age -> age.compareTo(RefreshSchedule.MIN_TTL) < 0 ? RefreshSchedule.MIN_TTL : age)
                .map(age -> age.compareTo(RefreshSchedule.MAX_TTL) > 0 ? RefreshSchedule.MAX_TTL : age)
                .orElse(options.timeToLive());
    }

    private void failed(FetchException error) {
        Backoff after = backoff.failed(error, timing);
        backoff = after;
        Duration next = after.remaining(timing.nanos());
        schedule.in(next);
        journal.failed(error, after, next, snapshot);
        counters.failed();
    }

    @Override
    public void suspect(SigningKey key) {
        if (!isFresh() && backoff.isOver(timing.nanos())) {
            refreshBehind();
        }
    }

    @Override
    public CompletableFuture<Void> refreshNow() {
        // A fetch that is under way may have been answered before the caller's reason arose.
        CompletableFuture<Void> running = inFlight.get();
        CompletableFuture<Void> next = running == null ? refresh() : running.thenCompose(done -> refresh());
        return next.thenRun(() -> {
            if (backoff.failure() != null || closed || snapshot == null) {
                throw unavailable();
            }
        });
    }

    @Override
    public void distrust(String keyId) {
        if (distrusted.add(keyId)) {
            journal.distrusted(keyId);
        }
    }

    @Override
    public KeySetStatus status() {
        long nanos = timing.nanos();
        Snapshot now = snapshot;
        boolean young = now != null
                && (now.isYoungerThan(now.timeToLive(), nanos) || now.isYoungerThan(options.maxStale(), nanos));
        Set<String> ids = now == null ? Set.of() : withoutDistrusted(now.keys().keyIds());
        return new KeySetStatus(
                young && !ids.isEmpty() && !closed,
                ids,
                now == null ? 0 : now.keys().skipped(),
                Optional.ofNullable(now).map(known -> known.age(nanos)),
                Optional.ofNullable(now).map(Snapshot::confirmedAt),
                Optional.ofNullable(backoff.failure()),
                schedule.next(),
                counters.fetches(),
                counters.failures());
    }

    private Set<String> withoutDistrusted(Set<String> ids) {
        return ids.stream().filter(id -> !distrusted.contains(id)).collect(Collectors.toUnmodifiableSet());
    }

    /** For tests that count what a flood leaves behind. */
    long rememberedUnknown() {
        unknown.cleanUp();
        return unknown.estimatedSize();
    }

    @Override
    public void close() {
        closed = true;
        snapshot = null;
        schedule.stop();
    }
}
