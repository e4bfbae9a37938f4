/**
 * Strict JSON (RFC 8259) for untrusted bytes, and the writer for what the library sends. Own code on purpose; {@code
 * docs/architecture.md} says why. Not exported.
 */
@NullMarked
package io.github.auth0guard.json;

import org.jspecify.annotations.NullMarked;
