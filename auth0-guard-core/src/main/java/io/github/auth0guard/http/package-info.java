/**
 * What an HTTP service answers, whatever framework serves it: {@link io.github.auth0guard.http.RequestAuthenticator}
 * reads the request, {@link io.github.auth0guard.http.Refusal} is the answer to a request that may not pass. An adapter
 * only copies them in and out.
 */
@NullMarked
package io.github.auth0guard.http;

import org.jspecify.annotations.NullMarked;
