package io.github.auth0guard.jwks;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a fetch.
 *
 * @param body the document, or null if the known version is still good
 * @param validators what to ask with next time
 * @param maxAge how long the server says that it is good (RFC 9111 §5.2.2.1)
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
record Fetched(byte @Nullable [] body, Validators validators, Optional<Duration> maxAge) {}
