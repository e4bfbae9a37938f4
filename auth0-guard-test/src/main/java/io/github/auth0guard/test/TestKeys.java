package io.github.auth0guard.test;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.concurrent.ConcurrentHashMap;

/** Key pairs, generated once a JVM: an RSA key takes longer than most tests. */
final class TestKeys {
    private static final ConcurrentHashMap<String, KeyPair> PAIRS = new ConcurrentHashMap<>();

    private TestKeys() {}

    /**
     * Returns the key of an algorithm and generation; generation 0 is the first, each rotation asks for the next.
     *
     * @throws IllegalArgumentException if the algorithm is none that the library verifies
     */
    static TestKey of(String algorithm, int generation) {
        KeyPair pair = PAIRS.computeIfAbsent(material(algorithm) + "/" + generation, key -> generate(algorithm));
        return new TestKey(TestKey.ID_PREFIX + algorithm + "-" + generation, algorithm, pair);
    }

    /** RSA keys serve all RSA algorithms: each published JWK still has an id and {@code alg} of its own. */
    private static String material(String algorithm) {
        return algorithm.startsWith("RS") || algorithm.startsWith("PS") ? "RSA" : algorithm;
    }

    static KeyPair generate(String algorithm) {
        try {
            return switch (algorithm) {
                case "RS256", "RS384", "RS512", "PS256", "PS384", "PS512" -> rsa();
                case "ES256" -> ec("secp256r1");
                case "ES384" -> ec("secp384r1");
                case "ES512" -> ec("secp521r1");
                case "EdDSA" -> KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                default ->
                    throw new IllegalArgumentException("'" + algorithm + "' is not an algorithm for access tokens");
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK can't make a key for " + algorithm, e);
        }
    }

    private static KeyPair rsa() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static KeyPair ec(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }
}
