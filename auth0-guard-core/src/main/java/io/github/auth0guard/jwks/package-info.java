/** Where verification keys come from: transport, strict key-set parser, key eligibility, and the sources around them. Not exported. */
@NullMarked
package io.github.auth0guard.jwks;

import org.jspecify.annotations.NullMarked;
