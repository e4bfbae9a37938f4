/** What a refused token says about a setting that is wrong, for the service's owner. Not exported. */
@NullMarked
package io.github.auth0guard.diagnosis;

import org.jspecify.annotations.NullMarked;
