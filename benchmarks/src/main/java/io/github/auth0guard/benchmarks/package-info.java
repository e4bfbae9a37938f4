/** Side by side with the peers, in one JVM. */
@NullMarked
package io.github.auth0guard.benchmarks;

import org.jspecify.annotations.NullMarked;
