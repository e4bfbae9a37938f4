package io.github.auth0guard.error;

/**
 * Why a request was refused: stable names for logs, metrics and tests.
 *
 * <p>Several reasons share one sentence on purpose: {@link #sentence()} is what the client reads, and it must not tell
 * an attacker which key or which check it was. Names are never renamed within a major version; new ones may come.
 */
public enum Reason {
    // No usable credentials in the request
    /** The request carries no credentials. */
    MISSING_CREDENTIALS("Access Denied"),
    /** The request carries credentials of a scheme that is not accepted here. */
    UNSUPPORTED_SCHEME("Access Denied"),
    /** The Authorization header field was sent more than once (RFC 9110 §5.3: it is not a list). */
    REPEATED_CREDENTIALS("The Authorization header field was sent more than once"),
    /** The scheme has no token behind it, or characters outside token68 (RFC 9110 §11.2). */
    MALFORMED_CREDENTIALS("The Authorization header field must be the scheme, one space and the token"),
    /** The {@code access_token} parameter stands more than once, or its value is no token (RFC 6750 §2.2, §2.3). */
    MALFORMED_TOKEN_PARAMETER("The access_token parameter must stand once and be the token"),
    /** Credentials in more than one of the places where this service looks (RFC 6750 §2). */
    CREDENTIALS_IN_SEVERAL_PLACES("The access token was sent in more than one way"),

    /** The request path could mean different things to different readers: encoded slashes, dot segments and the like. */
    SUSPICIOUS_PATH("The request path is not accepted"),

    // The token's form
    /** More characters than the configured cap. */
    TOKEN_TOO_LARGE("The access token is too large"),
    /** Not three dot-separated segments: an opaque string, or something else. */
    NOT_A_JWS("The access token is malformed"),
    /** Five segments: an encrypted token (JWE), which Auth0 issues when no audience was asked for. */
    ENCRYPTED_TOKEN("The access token is malformed"),
    /** A segment is not canonical, unpadded base64url (RFC 7515 §2). */
    BAD_BASE64URL("The access token is malformed"),
    /** Header or claims are not strict UTF-8 (RFC 8725 §3.7). */
    BAD_UTF8("The access token is malformed"),
    /** Header or claims are not one JSON object. */
    BAD_JSON("The access token is malformed"),
    /** A member name stands twice (RFC 7515 §4, RFC 7519 §4). */
    DUPLICATE_MEMBER("The access token is malformed"),
    /** Nested deeper, wider or with longer numbers than any real token. */
    JSON_TOO_COMPLEX("The access token is malformed"),

    // The header
    /** A header member is missing or has the wrong JSON type. */
    BAD_HEADER("The access token is malformed"),
    /** {@code alg} is {@code none}: the token is not signed (RFC 8725 §3.2). */
    UNSIGNED("The access token is not signed"),
    /** {@code alg} is not on the configured list (RFC 8725 §3.1). */
    ALGORITHM_NOT_ALLOWED("The access token is signed with an algorithm that is not accepted"),
    /** {@code alg} is not the algorithm of the key that {@code kid} names (RFC 8725 §3.1). */
    ALGORITHM_NOT_OF_KEY("The access token's signature could not be verified"),
    /** {@code crit}, {@code b64}, {@code zip}, {@code enc} or the like: an extension that is not supported. */
    UNSUPPORTED_EXTENSION("The access token uses an unsupported extension"),
    /** {@code typ} is not that of an access token (RFC 8725 §3.11). */
    WRONG_TOKEN_TYPE("The token is not an access token"),
    /** {@code cty} says that another JWT is nested inside. */
    NESTED_TOKEN("The token is not an access token"),

    // The key and the signature
    /** The header names no key. */
    KEY_ID_MISSING("The access token's signature could not be verified"),
    /** The issuer's current key set has no usable key of that id. */
    KEY_UNKNOWN("The access token's signature could not be verified"),
    /** The key was withdrawn by this service's operator. */
    KEY_DISTRUSTED("The access token's signature could not be verified"),
    /** The signature is not that key's signature over this token. */
    BAD_SIGNATURE("The access token's signature could not be verified"),

    // The claims
    /** A claim has the wrong JSON type. */
    BAD_CLAIM("The access token is malformed"),
    /** A time is outside the years 1970 to 9999, mostly milliseconds in place of seconds. */
    TIME_OUT_OF_RANGE("The access token is malformed"),
    /** {@code iss} is missing or not exactly a trusted issuer (RFC 9068 §4). */
    WRONG_ISSUER("The access token was issued by another issuer"),
    /** {@code aud} is missing or names none of this API's identifiers (RFC 9068 §4). */
    WRONG_AUDIENCE("The access token was issued for another audience"),
    /** {@code exp} is missing: the token would be valid for ever. */
    EXPIRY_MISSING("The access token has no expiration time"),
    /** {@code exp} has passed. */
    EXPIRED("The access token expired"),
    /** {@code nbf} has not come yet. */
    NOT_YET_VALID("The access token is not valid yet"),
    /** {@code iat} lies in the future. */
    ISSUED_IN_FUTURE("The access token is not valid yet"),
    /** {@code iat} is missing although a maximum age is configured, or lies further back than it. */
    TOO_OLD("The access token is too old"),
    /** It looks like an ID token, which is for the client and not for an API (RFC 8725 §3.12). */
    ID_TOKEN("The token is not an access token"),
    /** A claim that this service requires is missing or has another value. */
    REQUIRED_CLAIM("The access token lacks a required claim"),

    // Who may use the token (RFC 7800, RFC 9449 §7, RFC 8705 §3)
    /** Bound to its sender, but verified without the request that could prove the sender. */
    SENDER_CONSTRAINED("The access token is bound to its sender, which could not be checked"),
    /** {@code cnf} has a member that is not known here, or none. */
    UNKNOWN_CONFIRMATION("The access token is bound to its sender in a way that is not supported"),
    /** A DPoP-bound token under the Bearer scheme (RFC 9449 §7.2). */
    BOUND_TOKEN_AS_BEARER("The access token is bound to a key and must be sent with the DPoP scheme"),
    /** A token without {@code cnf.jkt} under the DPoP scheme (RFC 9449 §7.1). */
    UNBOUND_TOKEN_AS_DPOP("The access token is not bound to a DPoP key"),
    /** Bound to a client certificate, and the connection has none. */
    CERTIFICATE_MISSING("The access token is bound to a client certificate"),
    /** Bound to another client certificate than the connection's. */
    CERTIFICATE_MISMATCH("The access token is bound to a client certificate"),

    // The DPoP proof (RFC 9449 §4.3)
    /** No DPoP header field. */
    DPOP_PROOF_MISSING("The DPoP proof is missing"),
    /** More than one DPoP header field. */
    DPOP_PROOF_REPEATED("The DPoP header field was sent more than once"),
    /** More characters than any real proof. */
    DPOP_PROOF_TOO_LARGE("The DPoP proof is too large"),
    /** Not one strict compact JWS with an object as its payload. */
    DPOP_PROOF_MALFORMED("The DPoP proof is malformed"),
    /** {@code typ} is not {@code dpop+jwt}. */
    DPOP_WRONG_TYPE("The DPoP proof has the wrong type"),
    /** {@code alg} is not on the configured list. */
    DPOP_ALGORITHM_NOT_ALLOWED("The DPoP proof is signed with an algorithm that is not accepted"),
    /** No {@code jwk} object in the header. */
    DPOP_KEY_MISSING("The DPoP proof carries no usable public key"),
    /** The {@code jwk} has a private or symmetric member: the client gave its key away. */
    DPOP_KEY_PRIVATE("The DPoP proof must carry the public key only"),
    /** The {@code jwk} cannot be read, is weak, or is not one for {@code alg}. */
    DPOP_KEY_UNUSABLE("The DPoP proof carries no usable public key"),
    /** The signature is not that of the {@code jwk}. */
    DPOP_BAD_SIGNATURE("The signature of the DPoP proof could not be verified"),
    /** {@code jti}, {@code htm}, {@code htu}, {@code iat} or {@code ath} is missing. */
    DPOP_CLAIM_MISSING("The DPoP proof lacks a required claim"),
    /** A claim has the wrong JSON type, or is empty or too long. */
    DPOP_BAD_CLAIM("The DPoP proof is malformed"),
    /** {@code htm} is not the request's method. */
    DPOP_METHOD_MISMATCH("The DPoP proof was made for another method"),
    /** {@code htu} is not the request's URL. */
    DPOP_URL_MISMATCH("The DPoP proof was made for another URL"),
    /** {@code iat} is too long ago. */
    DPOP_STALE("The DPoP proof is too old"),
    /** {@code iat} lies in the future. */
    DPOP_FROM_FUTURE("The DPoP proof is dated in the future"),
    /** {@code ath} is not the hash of the access token. */
    DPOP_TOKEN_MISMATCH("The DPoP proof was made for another access token"),
    /** The proof's key is not the one that the token is bound to. */
    DPOP_KEY_MISMATCH("The DPoP proof was made with another key than the access token is bound to"),
    /** The proof has been used before (RFC 9449 §11.1). */
    DPOP_REPLAYED("The DPoP proof was used before"),
    /** The proof has no nonce, and this service asks for one (RFC 9449 §9). */
    DPOP_NONCE_MISSING("The DPoP proof must carry the nonce of this service"),
    /** The nonce is not one of this service's, or too old. */
    DPOP_NONCE_STALE("The DPoP proof must carry a current nonce of this service"),

    // The token is good, but not enough
    /** A scope is missing. */
    SCOPE_MISSING("Not authorised to perform this action"),
    /** A permission is missing. */
    PERMISSION_MISSING("Not authorised to perform this action"),
    /** A permission is needed and the token has no {@code permissions} at all: RBAC is off for the API in Auth0. */
    PERMISSIONS_ABSENT("Not authorised to perform this action"),
    /** A claim does not satisfy the route's rule. */
    CLAIM_NOT_SATISFIED("Not authorised to perform this action"),
    /** The policy does not cover the route, or denies it to everybody. */
    DENIED_BY_POLICY("Not authorised to perform this action"),

    /** {@code acr} and {@code amr} don't satisfy the route's rule, or are missing (RFC 9470). */
    ACR_NOT_SATISFIED("A stronger login is required"),
    /** {@code auth_time} is missing or too long ago (RFC 9470). */
    LOGIN_TOO_OLD("A more recent login is required"),

    // Nobody's fault but ours
    /** No usable key set: the token can be neither accepted nor refused. */
    KEYS_UNAVAILABLE("The service cannot check credentials right now"),
    /** The replay store failed: the proof can be neither accepted nor refused. */
    REPLAY_STORE_UNAVAILABLE("The service cannot check credentials right now"),
    /** The replay store, or one key's share of it, is full: the proof could not be remembered. */
    REPLAY_STORE_FULL("The service cannot check credentials right now"),
    /** An unexpected error in the library; refused to be safe, and logged. */
    INTERNAL_ERROR("The access token could not be verified");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /**
     * Returns the sentence for the client: printable ASCII without quotes and backslashes, and free of token content.
     *
     * @return the sentence
     */
    public String sentence() {
        return sentence;
    }
}
