/**
 * Accepts Auth0 access tokens. Start with {@link io.github.auth0guard.TokenVerifier#forDomain(String)}; what it returns
 * is an {@link io.github.auth0guard.AccessToken}, and an {@link io.github.auth0guard.AccessRule} such as {@link
 * io.github.auth0guard.Scopes#allOf(String...)} says what an action needs.
 */
@NullMarked
package io.github.auth0guard;

import org.jspecify.annotations.NullMarked;
