package io.github.auth0guard.keys;

import java.time.Duration;
import java.util.Set;

/** Something that happened to an issuer's keys and that one would count or be told of. */
public sealed interface KeySetEvent {
    /**
     * Returns whose keys it is about.
     *
     * @return the issuer identifier
     */
    String issuer();

    /**
     * The issuer confirmed or replaced its key set.
     *
     * @param issuer whose keys
     * @param keys how many usable keys there are
     * @param skipped how many published keys are not used
     * @param modified whether a new document came, as against "not modified"
     */
    record Fetched(String issuer, int keys, int skipped, boolean modified) implements KeySetEvent {}

    /**
     * The usable keys are others than before.
     *
     * @param issuer whose keys
     * @param added ids of keys that are new, or have new material under an old id
     * @param removed ids of keys that no longer verify anything
     */
    record Changed(String issuer, Set<String> added, Set<String> removed) implements KeySetEvent {}

    /**
     * A fetch failed; keys that are known stay good until their hard limit.
     *
     * @param issuer whose keys
     * @param failure what happened
     * @param consecutive how many fetches in a row have failed now
     * @param nextAttempt how long until the next one
     */
    record Failed(String issuer, FetchFailure failure, int consecutive, Duration nextAttempt) implements KeySetEvent {}

    /**
     * The operator withdrew a key from this service.
     *
     * @param issuer whose keys
     * @param keyId the key
     */
    record Distrusted(String issuer, String keyId) implements KeySetEvent {}
}
