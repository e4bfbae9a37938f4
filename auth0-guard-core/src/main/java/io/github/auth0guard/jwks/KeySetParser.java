package io.github.auth0guard.jwks;

import io.github.auth0guard.json.JsonLimits;
import io.github.auth0guard.json.JsonSyntaxException;
import io.github.auth0guard.json.StrictJson;
import io.github.auth0guard.jws.SignatureAlgorithm;
import io.github.auth0guard.jws.SigningKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a JWK Set (RFC 7517 §5): strict about the document, forgiving about single keys, for an issuer may publish keys
 * that are not for us.
 */
final class KeySetParser {
    private final List<SignatureAlgorithm> algorithms;

    KeySetParser(List<SignatureAlgorithm> algorithms) {
        this.algorithms = List.copyOf(algorithms);
    }

    KeySet parse(byte[] document) throws MalformedKeySetException {
        Object keys = members(document).get("keys");
        if (!(keys instanceof List<?> list)) {
            throw new MalformedKeySetException("The key set has no \"keys\" array");
        }
        Map<String, SigningKey> byId = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Object jwk : list) {
            if (!(jwk instanceof Map<?, ?> jwkMembers) || !(jwkMembers.get("kid") instanceof String keyId)) {
                continue;
            }
            if (seen.add(keyId)) {
                usable(keyId, jwkMembers).ifPresent(key -> byId.put(keyId, key));
            } else {
                // RFC 7517 §4.5: ids should be distinct. Which of the two is meant cannot be known, so neither is used.
                byId.remove(keyId);
            }
        }
        return new KeySet(byId);
    }

    private static Map<String, ?> members(byte[] document) throws MalformedKeySetException {
        try {
            return StrictJson.parseObject(document, JsonLimits.KEY_SET);
        } catch (JsonSyntaxException e) {
            throw new MalformedKeySetException("The key set is not strict JSON: " + e.getMessage());
        }
    }

    private Optional<SigningKey> usable(String keyId, Map<?, ?> jwk) {
        if (!JwkEligibility.isForVerifying(jwk)) {
            return Optional.empty();
        }
        return PublicKeys.of(jwk)
                .flatMap(key -> JwkEligibility.algorithmOf(jwk, key, algorithms)
                        .map(algorithm -> new SigningKey(keyId, algorithm, key)));
    }
}
