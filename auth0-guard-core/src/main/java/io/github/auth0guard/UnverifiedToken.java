package io.github.auth0guard;

import io.github.auth0guard.jws.CompactJws;

/** A token that is well-formed, and nothing more: its issuer may be looked up by it, and nothing else believed. */
record UnverifiedToken(String raw, CompactJws jws, TokenClaims claims) {
    static UnverifiedToken parse(String raw, int maxLength) {
        CompactJws jws = CompactJws.parse(raw, maxLength);
        return new UnverifiedToken(raw, jws, new TokenClaims(jws.claims()));
    }
}
