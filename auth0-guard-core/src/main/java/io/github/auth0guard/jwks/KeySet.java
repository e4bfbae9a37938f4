package io.github.auth0guard.jwks;

import io.github.auth0guard.jws.SigningKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An immutable snapshot of the keys that an issuer publishes and that are fit for verifying. */
final class KeySet {
    private final Map<String, SigningKey> byId;

    KeySet(Map<String, SigningKey> byId) {
        this.byId = Map.copyOf(byId);
    }

    Optional<SigningKey> find(String keyId) {
        return Optional.ofNullable(byId.get(keyId));
    }

    Set<String> keyIds() {
        return byId.keySet();
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }
}
