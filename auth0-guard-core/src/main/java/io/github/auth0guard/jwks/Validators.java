package io.github.auth0guard.jwks;

import org.jspecify.annotations.Nullable;

/** What tells one version of a document from another (RFC 9110 §8.8). */
record Validators(@Nullable String etag, @Nullable String lastModified) {
    /** Whether there is anything to ask with: without, a "not modified" would answer a question nobody asked. */
    boolean isPresent() {
        return etag != null || lastModified != null;
    }
}
