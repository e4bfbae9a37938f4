package io.github.auth0guard.jwks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.jws.SignatureAlgorithm;
import io.github.auth0guard.jws.SignatureProvider;
import io.github.auth0guard.jws.SigningKey;
import io.github.auth0guard.keys.KeySetStatus;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keys that are configured and never change: for air-gapped services and tests. */
public final class FixedKeySource implements KeySource {
    private final KeySet keys;
    private final Set<String> distrusted = ConcurrentHashMap.newKeySet();

    private FixedKeySource(KeySet keys) {
        this.keys = keys;
    }

    /**
     * Reads the keys of a JWK Set.
     *
     * @param keySet the JWK Set's JSON text
     * @param parser reads it
     * @return the keys
     * @throws IllegalArgumentException if the text is no JWK Set or holds no usable key
     */
    public static FixedKeySource ofJwkSet(String keySet, KeySetParser parser) {
        KeySet keys;
        try {
            keys = parser.parse(keySet.getBytes(UTF_8));
        } catch (FetchException e) {
            throw new IllegalArgumentException("is no JWK Set: " + e.getMessage(), e);
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("holds no key that is usable with " + parser.algorithms());
        }
        return new FixedKeySource(keys);
    }

    /**
     * Reads one public key.
     *
     * @param keyId the {@code kid} that tokens name it by
     * @param pem the key as {@code BEGIN PUBLIC KEY}
     * @param algorithms the algorithms that it may be used with; it is bound to the first that fits
     * @param provider who does the arithmetic
     * @return the key
     * @throws IllegalArgumentException if the text is no such key, or the key is weak or fits none of the algorithms
     */
    public static FixedKeySource ofPem(
            String keyId, String pem, List<SignatureAlgorithm> algorithms, SignatureProvider provider) {
        PublicKey key = PublicKeys.ofPem(pem)
                .orElseThrow(() -> new IllegalArgumentException(
                        "is no usable public key; write it as PEM, from -----BEGIN PUBLIC KEY----- on"));
        SignatureAlgorithm algorithm = algorithms.stream()
                .filter(each -> each.fits(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is not usable with " + algorithms));
        return new FixedKeySource(new KeySet(Map.of(keyId, new SigningKey(keyId, algorithm, key, provider)), 0));
    }

    @Override
    public SigningKey find(@Nullable String keyId) {
        SigningKey key = keys.find(keyId);
        if (key == null) {
            throw new InvalidTokenException(keyId == null ? Reason.KEY_ID_MISSING : Reason.KEY_UNKNOWN);
        }
        if (distrusted.contains(key.id())) {
            throw new InvalidTokenException(Reason.KEY_DISTRUSTED);
        }
        return key;
    }

    @Override
    public void suspect(SigningKey key) {
        // There is nobody to ask.
    }

    @Override
    public CompletableFuture<Void> refreshNow() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void distrust(String keyId) {
        distrusted.add(keyId);
    }

    @Override
    public KeySetStatus status() {
        return KeySetStatus.fixed(keys.keyIds());
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
