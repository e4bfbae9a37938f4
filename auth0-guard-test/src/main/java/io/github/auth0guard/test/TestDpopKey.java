package io.github.auth0guard.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.auth0guard.json.JsonText;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A DPoP client's key (RFC 9449). Immutable and thread-safe.
 *
 * <pre>{@code
 * TestDpopKey key = TestDpopKey.create();
 * String jwt = issuer.token().boundTo(key).sign();
 * String proof = key.proof("GET", "https://api.example.com/messages").forToken(jwt).sign();
 * // Authorization: DPoP <jwt>
 * // DPoP: <proof>
 * }</pre>
 */
public final class TestDpopKey {
    private static final Set<String> REQUIRED_MEMBERS = Set.of("kty", "crv", "x", "y", "n", "e");

    private final TestKey key;

    private TestDpopKey(TestKey key) {
        this.key = key;
    }

    /**
     * Makes a key for ES256.
     *
     * @return a new key
     */
    public static TestDpopKey create() {
        return create("ES256");
    }

    /**
     * Makes a key for another algorithm.
     *
     * @param algorithm RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512 or EdDSA
     * @return a new key
     */
    public static TestDpopKey create(String algorithm) {
        return new TestDpopKey(new TestKey("", algorithm, TestKeys.generate(algorithm)));
    }

    /**
     * Starts a proof, dated by the system's clock.
     *
     * @param method the request's method
     * @param url the request's URL
     * @return a proof to change and sign
     */
    public TestDpopProof proof(String method, String url) {
        return proof(method, url, Clock.systemUTC());
    }

    /**
     * Starts a proof, dated by a clock.
     *
     * @param method the request's method
     * @param url the request's URL
     * @param clock the clock that the service's DPoP policy uses
     * @return a proof to change and sign
     */
    public TestDpopProof proof(String method, String url, Clock clock) {
        return TestDpopProof.of(this, method, url, clock.instant());
    }

    /**
     * Binds a token to this key, signs it and puts it in place in a client, which sends it with a new proof for each
     * request, dated by the system's clock. When the service asks for a nonce, the client answers with it; so a request
     * body must be one that can be sent twice.
     *
     * @param token the token
     * @return a client that follows no redirects; thread-safe
     */
    public HttpClient httpClient(TestToken token) {
        return httpClient(token, Clock.systemUTC());
    }

    /**
     * Like {@link #httpClient(TestToken)}, with proofs dated by a clock.
     *
     * @param token the token
     * @param clock the clock that the service's DPoP policy uses
     * @return a client that follows no redirects; thread-safe
     */
    public HttpClient httpClient(TestToken token, Clock clock) {
        return new TokenHttpClient(new DpopPresentation(token.boundTo(this).sign(), this, clock));
    }

    /**
     * Returns the public key.
     *
     * @return the members of its JWK that RFC 7638 names
     */
    public Map<String, Object> jwk() {
        Map<String, Object> jwk = new TreeMap<>(key.jwk());
        jwk.keySet().retainAll(REQUIRED_MEMBERS);
        return jwk;
    }

    /**
     * Returns the key's thumbprint (RFC 7638), as tokens carry it in {@code cnf.jkt}.
     *
     * @return 43 characters of base64url
     */
    public String thumbprint() {
        return thumbprint(key.jwk());
    }

    static String thumbprint(Map<?, ?> jwk) {
        Map<Object, Object> required = new TreeMap<>(jwk);
        required.keySet().retainAll(REQUIRED_MEMBERS);
        return sha256(JsonText.of(required));
    }

    String algorithm() {
        return key.algorithm();
    }

    byte[] sign(byte[] content) {
        return key.sign(content);
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
