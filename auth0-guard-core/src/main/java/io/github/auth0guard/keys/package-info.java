/** What a service sees of its issuer's keys: their status. How they are fetched and cached is not exported. */
@NullMarked
package io.github.auth0guard.keys;

import org.jspecify.annotations.NullMarked;
