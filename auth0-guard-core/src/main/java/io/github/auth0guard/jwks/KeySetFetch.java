package io.github.auth0guard.jwks;

import io.github.auth0guard.keys.FetchFailure;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Fetches an issuer's key set, asking its metadata for the address first where that is configured. */
final class KeySetFetch {
    private final Fetcher fetcher;
    private final KeyLocation location;

    /** The discovered address; forgotten when it stops working, as the issuer may have moved its keys. */
    private volatile @Nullable URI discovered;

    KeySetFetch(Fetcher fetcher, KeyLocation location) {
        this.fetcher = fetcher;
        this.location = location;
    }

    CompletableFuture<Fetched> start(@Nullable Validators known) {
        if (location.discovery().isEmpty()) {
            return fetcher.fetch(location.keySet(), known);
        }
        URI address = discovered;
        if (address != null) {
            return fetcher.fetch(address, known).whenComplete((fetched, error) -> {
                if (error != null) {
                    discovered = null;
                }
            });
        }
        return metadata(location.discovery().get())
                .thenApply(this::address)
                .thenCompose(found -> fetcher.fetch(found, null));
    }

    /** OpenID Connect Discovery §4, and where there is nothing, RFC 8414 §3. */
    private CompletableFuture<Fetched> metadata(Discovery discovery) {
        return fetcher.fetch(location.keySet(), null)
                .exceptionallyCompose(error -> FetchErrors.isStatus(error, 404)
                        ? fetcher.fetch(discovery.authorizationServerMetadata(), null)
                        : CompletableFuture.failedFuture(error));
    }

    private URI address(Fetched metadata) {
        byte[] body = metadata.body();
        try {
            if (body == null) {
                throw new FetchException(FetchFailure.DISCOVERY, "no metadata", null);
            }
            URI address = location.discovery().orElseThrow().keySet(body);
            discovered = address;
            return address;
        } catch (FetchException e) {
            throw new CompletionException(e);
        }
    }
}
