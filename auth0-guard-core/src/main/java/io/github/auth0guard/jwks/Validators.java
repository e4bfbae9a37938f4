package io.github.auth0guard.jwks;

import org.jspecify.annotations.Nullable;

/** What tells one version of a document from another (RFC 9110 §8.8). */
record Validators(@Nullable String etag, @Nullable String lastModified) {}
