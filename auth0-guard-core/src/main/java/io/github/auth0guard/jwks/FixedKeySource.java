package io.github.auth0guard.jwks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.jws.SignatureAlgorithm;
import io.github.auth0guard.jws.SigningKey;
import io.github.auth0guard.keys.KeySetStatus;
import java.util.List;
import java.util.Optional;

/** Keys that are configured and never change: for air-gapped services and tests. */
public final class FixedKeySource implements KeySource {
    private final KeySet keys;

    /**
     * Reads the keys of a JWK Set.
     *
     * @param keySet the JWK Set's JSON text
     * @param algorithms the algorithms that keys may be used with
     * @throws IllegalArgumentException if the text is no JWK Set or holds no usable key
     */
    public FixedKeySource(String keySet, List<SignatureAlgorithm> algorithms) {
        try {
            this.keys = new KeySetParser(algorithms).parse(keySet.getBytes(UTF_8));
        } catch (MalformedKeySetException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("The key set holds no key that is usable with " + algorithms);
        }
    }

    @Override
    public SigningKey find(String keyId) {
        return keys.find(keyId).orElseThrow(() -> new InvalidTokenException(Reason.KEY_UNKNOWN));
    }

    @Override
    public KeySetStatus status() {
        return new KeySetStatus(true, keys.keyIds(), Optional.empty(), Optional.empty());
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
