/**
 * Proof of possession (RFC 9449): {@link io.github.auth0guard.dpop.DpopPolicy} says what is asked of clients, {@link
 * io.github.auth0guard.dpop.DpopVerifier} judges their proofs, and a {@link io.github.auth0guard.dpop.ReplayStore}
 * remembers the proofs that were used.
 */
@NullMarked
package io.github.auth0guard.dpop;

import org.jspecify.annotations.NullMarked;
