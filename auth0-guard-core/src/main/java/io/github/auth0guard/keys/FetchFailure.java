package io.github.auth0guard.keys;

/** What kind of failure a fetch of the key set met: stable names for logs, metrics and alerts. */
public enum FetchFailure {
    /** No connection: refused, reset, unreachable, or no such host. */
    CONNECTION,
    /** No complete answer within the deadline. */
    TIMEOUT,
    /** The TLS handshake failed: an expired certificate, another host's, or an unknown authority. */
    TLS,
    /** An answer other than 200 (or 304 to a conditional request); redirects are not followed. */
    STATUS,
    /** More bytes than any key set has. */
    TOO_LARGE,
    /** The answer is not a strict JSON Web Key Set. */
    MALFORMED,
    /** A key set without a single usable key: the old keys stay. */
    NO_USABLE_KEY,
    /** The discovery document is not the configured issuer's, or names keys on a host that is not allowed. */
    DISCOVERY,
    /** Anything else that was thrown while fetching. */
    UNEXPECTED
}
