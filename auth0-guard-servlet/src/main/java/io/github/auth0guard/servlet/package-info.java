/**
 * Guards servlets: {@link io.github.auth0guard.servlet.Auth0GuardFilter} in front, and annotations that say what each
 * servlet needs. Nothing here judges a token; core does.
 */
@NullMarked
package io.github.auth0guard.servlet;

import org.jspecify.annotations.NullMarked;
