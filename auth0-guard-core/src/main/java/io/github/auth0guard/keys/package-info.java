/**
 * What a service sees and sets of its issuer's keys: {@link io.github.auth0guard.keys.KeySetOptions} for how they are
 * fetched, {@link io.github.auth0guard.keys.KeySetStatus} for health endpoints, {@link
 * io.github.auth0guard.keys.KeySetListener} for metrics.
 */
@NullMarked
package io.github.auth0guard.keys;

import org.jspecify.annotations.NullMarked;
