/** A guarded API to try out and to copy from: one servlet a route, each saying what it needs. */
@NullMarked
package io.github.auth0guard.demo;

import org.jspecify.annotations.NullMarked;
