package io.github.auth0guard.test;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An access token in the making, by default as Auth0 issues one to a user. Immutable: each method returns a changed copy,
 * so that a test class can keep a template.
 *
 * <pre>{@code
 * String jwt = issuer.token().subject("auth0|42").scope("read:messages").expiresIn(Duration.ofMinutes(5)).sign();
 * }</pre>
 */
public final class TestToken {
    /** Stands for a header member that is to be left out even where signing would add it. */
    private static final Object ABSENT = new Object();

    private final Function<String, TestKey> keys;
    private final String algorithm;
    private final Map<String, @Nullable Object> header;
    private final Map<String, @Nullable Object> claims;

    private TestToken(
            Function<String, TestKey> keys,
            String algorithm,
            Map<String, @Nullable Object> header,
            Map<String, @Nullable Object> claims) {
        this.keys = keys;
        this.algorithm = algorithm;
        this.header = Collections.unmodifiableMap(header);
        this.claims = Collections.unmodifiableMap(claims);
    }

    static TestToken of(Function<String, TestKey> keys, String algorithm, String issuer, String audience, Instant now) {
        Map<String, @Nullable Object> header = new LinkedHashMap<>();
        header.put("typ", "JWT");
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", "auth0|user");
        claims.put("aud", audience);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + 3600);
        claims.put("azp", "test-client");
        return new TestToken(keys, algorithm, header, claims);
    }

    /**
     * Sets {@code sub}.
     *
     * @param subject whom the token speaks for
     * @return a changed copy
     */
    public TestToken subject(String subject) {
        return claim("sub", subject);
    }

    /**
     * Sets what the application may do for the user.
     *
     * @param scopes one an argument
     * @return a changed copy
     */
    public TestToken scope(String... scopes) {
        return claim("scope", String.join(" ", scopes));
    }

    /**
     * Sets what roles grant, as tokens of an API with RBAC carry it.
     *
     * @param permissions one an argument
     * @return a changed copy
     */
    public TestToken permissions(String... permissions) {
        return claim("permissions", List.of(permissions));
    }

    /**
     * Sets {@code aud}: one as a string, several as an array.
     *
     * @param audiences one an argument
     * @return a changed copy
     */
    public TestToken audience(String... audiences) {
        return claim("aud", audiences.length == 1 ? audiences[0] : List.of(audiences));
    }

    /**
     * Sets {@code iss}.
     *
     * @param issuer any issuer; the key stays this issuer's
     * @return a changed copy
     */
    public TestToken issuer(String issuer) {
        return claim("iss", issuer);
    }

    /**
     * Sets {@code azp}, the application that obtained the token.
     *
     * @param clientId its client id
     * @return a changed copy
     */
    public TestToken clientId(String clientId) {
        return claim("azp", clientId);
    }

    /**
     * Sets {@code org_id}.
     *
     * @param id the organization's id
     * @return a changed copy
     */
    public TestToken organization(String id) {
        return claim("org_id", id);
    }

    /**
     * Sets {@code org_id} and {@code org_name}.
     *
     * @param id the organization's id
     * @param name its name
     * @return a changed copy
     */
    public TestToken organization(String id, String name) {
        return organization(id).claim("org_name", name);
    }

    /**
     * Binds the token to a DPoP key ({@code cnf.jkt}, RFC 9449 §6.1).
     *
     * @param key the client's key
     * @return a changed copy
     */
    public TestToken boundTo(TestDpopKey key) {
        return claim("cnf", Map.of("jkt", key.thumbprint()));
    }

    /**
     * Sets {@code exp} relative to {@code iat}.
     *
     * @param lifetime from {@code iat} on; negative for a token that was never valid
     * @return a changed copy
     */
    public TestToken expiresIn(Duration lifetime) {
        long issuedAt = (Long) Objects.requireNonNull(claims.get("iat"), "set issuedAt first");
        return claim("exp", issuedAt + lifetime.toSeconds());
    }

    /**
     * Sets {@code exp}.
     *
     * @param instant the first second at which the token is no longer valid
     * @return a changed copy
     */
    public TestToken expiresAt(Instant instant) {
        return claim("exp", instant.getEpochSecond());
    }

    /**
     * Sets {@code iat}; {@code exp} stays.
     *
     * @param instant when the token was issued
     * @return a changed copy
     */
    public TestToken issuedAt(Instant instant) {
        return claim("iat", instant.getEpochSecond());
    }

    /**
     * Sets {@code nbf}.
     *
     * @param instant when the token begins to be valid
     * @return a changed copy
     */
    public TestToken notBefore(Instant instant) {
        return claim("nbf", instant.getEpochSecond());
    }

    /**
     * Gives the token the shape of Auth0's client credentials grant: no user, the application speaks for itself.
     *
     * @param clientId the application's client id
     * @return a changed copy
     */
    public TestToken machineToMachine(String clientId) {
        return subject(clientId + "@clients").clientId(clientId).claim("gty", "client-credentials");
    }

    /**
     * Gives the token the shape of RFC 9068, which Auth0 issues for APIs with that profile.
     *
     * @return a changed copy
     */
    public TestToken rfc9068() {
        return header("typ", "at+jwt")
                .without("azp")
                .claim("client_id", claims.get("azp"))
                .claim("jti", UUID.randomUUID().toString());
    }

    /**
     * Sets any claim.
     *
     * @param name the claim's name
     * @param value a string, number, boolean, list, map, or null for a JSON null
     * @return a changed copy
     */
    public TestToken claim(String name, @Nullable Object value) {
        return new TestToken(keys, algorithm, header, changed(claims, map -> map.put(name, value)));
    }

    /**
     * Removes a claim.
     *
     * @param name the claim's name
     * @return a changed copy
     */
    public TestToken without(String name) {
        return new TestToken(keys, algorithm, header, changed(claims, map -> map.remove(name)));
    }

    /**
     * Sets any header member; {@code alg} and {@code kid} too, then the signature no longer follows them.
     *
     * @param name the member's name
     * @param value a string, number, boolean, list, map, or null for a JSON null
     * @return a changed copy
     */
    public TestToken header(String name, @Nullable Object value) {
        return new TestToken(keys, algorithm, changed(header, map -> map.put(name, value)), claims);
    }

    /**
     * Removes a header member, {@code alg} and {@code kid} too.
     *
     * @param name the member's name
     * @return a changed copy
     */
    public TestToken withoutHeader(String name) {
        return new TestToken(keys, algorithm, changed(header, map -> map.put(name, ABSENT)), claims);
    }

    /**
     * Signs with another of the issuer's keys, which it publishes from then on.
     *
     * @param name RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512 or EdDSA
     * @return a changed copy
     */
    public TestToken algorithm(String name) {
        return new TestToken(keys, name, header, claims);
    }

    /**
     * Signs the token with the issuer's current key.
     *
     * @return its compact serialisation
     */
    public String sign() {
        return raw().sign();
    }

    /**
     * Signs the token and puts it in place in a client, which sends it as a bearer token with each request that does not
     * carry {@code Authorization} itself. {@link TestDpopKey#httpClient(TestToken)} does so for DPoP.
     *
     * <pre>{@code
     * HttpClient reader = issuer.token().scope("read:messages").httpClient();
     * reader.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
     * }</pre>
     *
     * @return a client that follows no redirects; thread-safe
     */
    public HttpClient httpClient() {
        return new TokenHttpClient(new BearerPresentation(sign()));
    }

    /**
     * Gives the token one defect, which must get it refused.
     *
     * @param defect what is to be wrong with it
     * @return the defective token
     */
    public DefectiveToken defective(Defect defect) {
        return new DefectiveToken(this, defect);
    }

    /**
     * Opens the token's bytes, for tokens that the other methods can't make.
     *
     * @return the header and the claims as they would be signed
     */
    public RawToken raw() {
        TestKey key = keys.apply(algorithm);
        Map<String, @Nullable Object> complete = new LinkedHashMap<>();
        complete.put("alg", algorithm);
        complete.put("kid", key.id());
        complete.putAll(header);
        complete.values().removeIf(ABSENT::equals);
        return RawToken.of(key, complete, claims);
    }

    String issuer() {
        return String.valueOf(claims.get("iss"));
    }

    /** The audience, the first of several. */
    String audience() {
        return claims.get("aud") instanceof List<?> several
                ? String.valueOf(several.get(0))
                : String.valueOf(claims.get("aud"));
    }

    /** A time claim, in seconds. */
    long seconds(String name) {
        return ((Number) Objects.requireNonNull(claims.get(name), name)).longValue();
    }

    private static Map<String, @Nullable Object> changed(
            Map<String, @Nullable Object> map, Consumer<Map<String, @Nullable Object>> change) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(map);
        change.accept(copy);
        return copy;
    }
}
