package io.github.auth0guard.jwks;

import io.github.auth0guard.json.JsonLimits;
import io.github.auth0guard.json.JsonSyntaxException;
import io.github.auth0guard.json.StrictJson;
import io.github.auth0guard.jws.SignatureAlgorithm;
import io.github.auth0guard.jws.SignatureProvider;
import io.github.auth0guard.jws.SigningKey;
import io.github.auth0guard.keys.FetchFailure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JWK Set (RFC 7517 §5): strict about the document, forgiving about single keys, for an issuer may publish keys
 * that are not for us.
 */
public final class KeySetParser {
    /** An id that nobody would choose would only serve to fill memory. */
    static final int MAX_KEY_ID_LENGTH = 256;

    private static final int MAX_KEYS = 100;

    private final List<SignatureAlgorithm> algorithms;
    private final SignatureProvider provider;
    private final boolean testKeysAllowed;
    private final boolean idRequired;

    /**
     * Makes a parser.
     *
     * @param algorithms the algorithms that keys may be used with
     * @param provider who does their arithmetic
     * @param testKeysAllowed whether keys of the test kit count: only for issuers on loopback
     */
    public KeySetParser(List<SignatureAlgorithm> algorithms, SignatureProvider provider, boolean testKeysAllowed) {
        this(algorithms, provider, testKeysAllowed, true);
    }

    private KeySetParser(
            List<SignatureAlgorithm> algorithms,
            SignatureProvider provider,
            boolean testKeysAllowed,
            boolean idRequired) {
        this.algorithms = List.copyOf(algorithms);
        this.provider = provider;
        this.testKeysAllowed = testKeysAllowed;
        this.idRequired = idRequired;
    }

    /**
     * Also takes keys without {@code kid}, which is optional (RFC 7517 §4.5): for issuers with a single key.
     *
     * @return another parser
     */
    public KeySetParser withoutKeyIds() {
        return new KeySetParser(algorithms, provider, testKeysAllowed, false);
    }

    List<SignatureAlgorithm> algorithms() {
        return algorithms;
    }

    KeySet parse(byte[] document) throws FetchException {
        List<?> list = keys(document);
        Map<String, SigningKey> byId = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Object jwk : list) {
            if (!(jwk instanceof Map<?, ?> members) || !(keyId(members) instanceof String keyId)) {
                continue;
            }
            if (seen.add(keyId)) {
                usable(keyId, members).ifPresent(key -> byId.put(keyId, key));
            } else {
                // RFC 7517 §4.5: ids should be distinct. Which of the two is meant cannot be known, so neither is used.
                byId.remove(keyId);
            }
        }
        return new KeySet(byId, list.size() - byId.size());
    }

    /** A key without an id has the empty one. */
    private @Nullable Object keyId(Map<?, ?> jwk) {
        return idRequired || jwk.containsKey("kid") ? jwk.get("kid") : "";
    }

    private static List<?> keys(byte[] document) throws FetchException {
        try {
            Object keys = StrictJson.parseObject(document, JsonLimits.KEY_SET).get("keys");
            if (keys instanceof List<?> list && list.size() <= MAX_KEYS) {
                return list;
            }
        } catch (JsonSyntaxException e) {
            throw new FetchException(FetchFailure.MALFORMED, "not strict JSON: " + e.getMessage(), e);
        }
        throw new FetchException(
                FetchFailure.MALFORMED, "no \"keys\" array, or more than " + MAX_KEYS + " keys in it", null);
    }

    private Optional<SigningKey> usable(String keyId, Map<?, ?> jwk) {
        if (keyId.length() > MAX_KEY_ID_LENGTH
                || !JwkEligibility.isForVerifying(jwk)
                || (!testKeysAllowed && JwkEligibility.isTestKey(keyId, jwk))) {
            return Optional.empty();
        }
        return PublicKeys.of(jwk)
                .flatMap(key -> JwkEligibility.algorithmOf(jwk, key, algorithms)
                        .map(algorithm -> new SigningKey(keyId, algorithm, key, provider)));
    }
}
