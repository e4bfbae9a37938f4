package io.github.auth0guard.jwks;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Gets a document over HTTP, once. It fails only with a {@link FetchException} inside the future. */
@FunctionalInterface
interface Fetcher {
    /**
     * Asks for a document.
     *
     * @param uri where it is
     * @param known the validators of the version that is known, or null to get it in any case
     */
    CompletableFuture<Fetched> fetch(URI uri, @Nullable Validators known);
}
