package io.github.auth0guard.jwks;

import io.github.auth0guard.jws.SignatureAlgorithm;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which published keys are for verifying signatures, and with which algorithm. */
final class JwkEligibility {
    /** The private and symmetric members of RFC 7518 §6: a key that publishes one is burnt. */
    private static final List<String> SECRET = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private JwkEligibility() {}

    static boolean isForVerifying(Map<?, ?> jwk) {
        return (!jwk.containsKey("use") || "sig".equals(jwk.get("use")))
                && (!jwk.containsKey("key_ops") || allowsVerify(jwk.get("key_ops")))
                && !holdsSecret(jwk);
    }

    static boolean holdsSecret(Map<?, ?> jwk) {
        return SECRET.stream().anyMatch(jwk::containsKey);
    }

    /** The test kit marks its keys twice, so that they are of no use where real tokens are expected. */
    static boolean isTestKey(String keyId, Map<?, ?> jwk) {
        return keyId.startsWith("auth0-guard-test-") || jwk.containsKey("auth0guard:test");
    }

    /** RFC 7517 §4.3: {@code key_ops} is a list of operations. */
    private static boolean allowsVerify(@Nullable Object operations) {
        return operations instanceof List<?> list && list.contains("verify");
    }

    /**
     * Binds the key to one algorithm: its own {@code alg}, or else the first configured one that fits; never the
     * token's (RFC 8725 §3.1).
     */
    static Optional<SignatureAlgorithm> algorithmOf(Map<?, ?> jwk, PublicKey key, List<SignatureAlgorithm> allowed) {
        Object name = jwk.get("alg");
        return allowed.stream()
                .filter(algorithm -> !jwk.containsKey("alg") || algorithm.name().equals(name))
                .filter(algorithm -> algorithm.fits(key))
                .findFirst();
    }
}
