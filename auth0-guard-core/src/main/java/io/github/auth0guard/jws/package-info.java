/**
 * The strict reader of compact JWS (RFC 7515): what comes out of {@link io.github.auth0guard.jws.CompactJws#parse} is
 * well-formed, and nothing more: its signature has yet to be verified. Not exported.
 */
@NullMarked
package io.github.auth0guard.jws;

import org.jspecify.annotations.NullMarked;
