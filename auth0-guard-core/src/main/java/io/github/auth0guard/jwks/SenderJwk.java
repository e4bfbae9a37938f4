package io.github.auth0guard.jwks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.auth0guard.json.JsonText;
import io.github.auth0guard.jws.Sha256;
import io.github.auth0guard.jws.SignatureAlgorithm;
import io.github.auth0guard.jws.SignatureProvider;
import io.github.auth0guard.jws.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A JWK that the sender of a JWS put into its header (RFC 7515 §4.1.3). Anybody can send any key: a signature by it
 * proves only that the sender has it. Whoever uses this must compare the thumbprint with one that is trusted.
 */
public final class SenderJwk {
    private final Map<?, ?> members;

    /**
     * Wraps a JWK.
     *
     * @param members its members as the strict JSON reader gives them
     */
    public SenderJwk(Map<?, ?> members) {
        this.members = members;
    }

    /**
     * Says whether the sender gave away more than the public key.
     *
     * @return whether a private or symmetric member is there, whatever its value
     */
    public boolean holdsSecret() {
        return JwkEligibility.holdsSecret(members);
    }

    /**
     * Reads the key for one algorithm.
     *
     * @param algorithm the algorithm that the header names, already found acceptable
     * @param provider who does the arithmetic
     * @return the key bound to it; empty if it cannot be read, is weak, is not for verifying, or is not one for the
     *     algorithm
     */
    public Optional<SigningKey> forAlgorithm(SignatureAlgorithm algorithm, SignatureProvider provider) {
        if (!JwkEligibility.isForVerifying(members)) {
            return Optional.empty();
        }
        return PublicKeys.of(members)
                .filter(key -> JwkEligibility.algorithmOf(members, key, List.of(algorithm))
                        .isPresent())
                .map(key -> new SigningKey("", algorithm, key, provider));
    }

    /**
     * Computes the key's thumbprint (RFC 7638 §3, RFC 8037 §2): SHA-256 over its required members only, in order.
     *
     * @return the thumbprint in base64url; empty if the key type is not known or a required member is missing
     */
    public Optional<String> thumbprint() {
        Map<String, Object> required = new TreeMap<>();
        for (String name : requiredMembers()) {
            if (!(members.get(name) instanceof String value)) {
                return Optional.empty();
            }
            required.put(name, value);
        }
        return required.isEmpty()
                ? Optional.empty()
                : Optional.of(Sha256.base64Url(JsonText.of(required).getBytes(UTF_8)));
    }

    private List<String> requiredMembers() {
        return switch (String.valueOf(members.get("kty"))) {
            case "EC" -> List.of("crv", "kty", "x", "y");
            case "RSA" -> List.of("e", "kty", "n");
            case "OKP" -> List.of("crv", "kty", "x");
            default -> List.of();
        };
    }
}
