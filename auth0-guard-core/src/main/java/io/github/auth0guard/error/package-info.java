/**
 * What can go wrong, as data: every refusal is an {@link io.github.auth0guard.error.AuthException} with a stable {@link
 * io.github.auth0guard.error.Reason} and a sentence that is safe to show to a client.
 */
@NullMarked
package io.github.auth0guard.error;

import org.jspecify.annotations.NullMarked;
