/**
 * Tests of guarded services against the real thing: a {@link io.github.auth0guard.test.TestIssuer} serves real keys over
 * real HTTP on loopback, and its tokens go through the whole verification.
 */
@NullMarked
package io.github.auth0guard.test;

import org.jspecify.annotations.NullMarked;
