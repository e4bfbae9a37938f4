package io.github.auth0guard.jwks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.auth0.jwk.JwksHttpClient;
import com.auth0.jwk.JwksHttpResponse;
import io.github.auth0guard.keys.FetchFailure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Fetches with a transport of the user's own, which knows neither deadlines nor conditional requests. */
final class ClientFetcher implements Fetcher {
    private final JwksHttpClient client;
    private final Executor executor;

    ClientFetcher(JwksHttpClient client, Executor executor) {
        this.client = client;
        this.executor = executor;
    }

    @Override
    public CompletableFuture<Fetched> fetch(URI uri, @Nullable Validators known) {
        try {
            return CompletableFuture.supplyAsync(() -> ask(uri), executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(
                    new FetchException(FetchFailure.UNEXPECTED, "the executor is full", e));
        }
    }

    private Fetched ask(URI uri) {
        try {
            JwksHttpResponse response = client.fetch(uri.toURL());
            return new Fetched(response.getBody().getBytes(UTF_8), new Validators(null, null), maxAge(response));
        } catch (IOException e) {
            throw new CompletionException(new FetchException(FetchFailure.CONNECTION, "connection failed", e));
        } catch (RuntimeException e) {
            throw new CompletionException(
                    new FetchException(FetchFailure.UNEXPECTED, e.getClass().getSimpleName(), e));
        }
    }

    private static Optional<Duration> maxAge(JwksHttpResponse response) {
        @Nullable Map<String, List<String>> headers = response.getHeaders();
        @Nullable String cacheControl = headers == null ? null : response.getHeaderValue("Cache-Control");
        return cacheControl == null ? Optional.empty() : HttpAnswer.maxAge(cacheControl);
    }
}
