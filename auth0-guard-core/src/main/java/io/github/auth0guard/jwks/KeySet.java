package io.github.auth0guard.jwks;

import io.github.auth0guard.jws.SigningKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An immutable snapshot of the keys that an issuer publishes and that are fit for verifying. */
final class KeySet {
    private final Map<String, SigningKey> byId;
    private final int skipped;

    KeySet(Map<String, SigningKey> byId, int skipped) {
        this.byId = Map.copyOf(byId);
        this.skipped = skipped;
    }

    /** The key with an id; for null the only one, if there is but one. */
    @Nullable
    SigningKey find(@Nullable String keyId) {
        if (keyId != null) {
            return byId.get(keyId);
        }
        return byId.size() == 1 ? byId.values().iterator().next() : null;
    }

    Set<String> keyIds() {
        return byId.keySet();
    }

    /** How many published keys are not used. */
    int skipped() {
        return skipped;
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    /** The same set, with the very key objects of an older one where they are the same keys: identity means "current". */
    KeySet reusing(KeySet older) {
        Map<String, SigningKey> keys = new HashMap<>(byId);
        keys.replaceAll((id, key) -> {
            SigningKey known = older.find(id);
            return known != null && known.isSameAs(key) ? known : key;
        });
        return new KeySet(keys, skipped);
    }

    /** Ids whose key here is not in the other set, or is another key there. */
    Set<String> idsNotIn(KeySet other) {
        return byId.entrySet().stream()
                .filter(entry -> other.find(entry.getKey()) != entry.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
