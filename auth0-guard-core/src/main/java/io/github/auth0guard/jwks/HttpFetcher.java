package io.github.auth0guard.jwks;

import io.github.auth0guard.keys.FetchFailure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Fetches with java.net.http: no redirects, one deadline for everything, and never more bytes than a key set has. */
final class HttpFetcher implements Fetcher {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration TOTAL = Duration.ofSeconds(5);

    private final @Nullable HttpClient client;
    private final Duration total;

    HttpFetcher(@Nullable HttpClient client) {
        this(client, TOTAL);
    }

    /** The deadline is for tests to shorten. */
    HttpFetcher(@Nullable HttpClient client, Duration total) {
        this.client = client;
        this.total = total;
    }

    @Override
    public CompletableFuture<Fetched> fetch(URI uri, @Nullable Validators known) {
        CompletableFuture<HttpResponse<byte[]>> exchange = client().sendAsync(request(uri, known), CappedBody::of);
        // The request's own timeout ends with the headers; a body that drips needs this one.
        CompletableFuture<Fetched> answer = exchange.thenApply(
                        response -> HttpAnswer.read(response, known != null && known.isPresent()))
                .orTimeout(total.toMillis(), TimeUnit.MILLISECONDS);
        return answer.handle((fetched, error) -> {
            exchange.cancel(true);
            if (error != null) {
                throw new CompletionException(failure(error));
            }
            return fetched;
        });
    }

    /** A client of one's own for each fetch: one that is kept would keep its selector thread, and fetches are rare. */
    private HttpClient client() {
        return client != null
                ? client
                : HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    private HttpRequest request(URI uri, @Nullable Validators known) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(total)
                .header("Accept", "application/jwk-set+json, application/json")
                .header("User-Agent", "auth0-guard");
        if (known != null && known.etag() != null) {
            request.header("If-None-Match", known.etag());
        }
        if (known != null && known.lastModified() != null) {
            request.header("If-Modified-Since", known.lastModified());
        }
        return request.build();
    }

    private static FetchException failure(Throwable error) {
        for (Throwable each = error; each != null; each = each.getCause()) {
            if (each instanceof FetchException known) {
                return known;
            } else if (each instanceof HttpConnectTimeoutException) {
                return new FetchException(FetchFailure.CONNECTION, "no connection in time", error);
            } else if (each instanceof HttpTimeoutException || each instanceof TimeoutException) {
                return new FetchException(FetchFailure.TIMEOUT, "no complete answer in time", error);
            } else if (each instanceof SSLException) {
                return new FetchException(FetchFailure.TLS, "no trusted TLS connection", error);
            }
        }
        return new FetchException(FetchFailure.CONNECTION, "connection failed", error);
    }
}
