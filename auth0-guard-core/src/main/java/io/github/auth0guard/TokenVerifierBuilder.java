package io.github.auth0guard;

import io.github.auth0guard.jwks.FixedKeySource;
import io.github.auth0guard.jwks.KeyLocation;
import io.github.auth0guard.jwks.KeySetParser;
import io.github.auth0guard.jwks.KeySource;
import io.github.auth0guard.jwks.RefreshingKeySource;
import io.github.auth0guard.jws.SignatureAlgorithm;
import io.github.auth0guard.jws.SignatureProvider;
import io.github.auth0guard.keys.KeySetOptions;
import java.net.URI;
import java.security.Provider;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Configures a {@link TokenVerifier}. Nothing is checked before {@link #build()}, which reports everything that is wrong
 * at once. Not thread-safe.
 */
public final class TokenVerifierBuilder {
    /** For {@link #tokenTypes(String...)}: the header has no {@code typ}. */
    public static final String NO_TYPE = "";

    static final int DEFAULT_TOKEN_LENGTH = 16 * 1024;
    static final TokenCache DEFAULT_CACHE = TokenCache.ofMebibytes(16);

    private static final int MIN_TOKEN_LENGTH = 1024;
    private static final int MAX_TOKEN_LENGTH = 64 * 1024;
    private static final Duration MAX_SKEW = Duration.ofMinutes(5);

    /**
     * Servers with NTP are apart by well under a second; a token used at once by a client on the other side of a slow
     * clock is what fails in practice, and ten seconds cover it without keeping expired tokens alive for a minute.
     */
    private static final Duration DEFAULT_SKEW = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(TokenVerifierBuilder.class);

    private final SettingNames names;
    private final List<String> problems = new ArrayList<>();
    private @Nullable String issuer;
    private Set<String> audiences = Set.of();
    private List<String> algorithms = List.of("RS256");
    private Set<String> tokenTypes = Set.of(NO_TYPE, "jwt", "at+jwt");
    private boolean keyIdRequired = true;
    private Duration clockSkew = DEFAULT_SKEW;
    private @Nullable Duration maxTokenAge;
    private final List<RequiredClaim> requiredClaims = new ArrayList<>();
    private int maxTokenLength = DEFAULT_TOKEN_LENGTH;
    private Clock clock = Clock.systemUTC();
    private @Nullable String jwksUri;
    private @Nullable String jwkSet;
    private @Nullable PemKey publicKey;
    private @Nullable String discoveryKeyHost;
    private boolean discovery;
    private KeySetOptions keySetOptions = KeySetOptions.defaults();
    private TokenCache tokenCache = DEFAULT_CACHE;
    private @Nullable Provider jcaProvider;

    TokenVerifierBuilder(SettingNames names) {
        this.names = names;
    }

    TokenVerifierBuilder domain(String domain) {
        return issuer(domain, IssuerUrl::ofDomain);
    }

    TokenVerifierBuilder issuer(String value) {
        return issuer(value, IssuerUrl::ofIssuer);
    }

    TokenVerifierBuilder domainOrIssuer(String value) {
        return issuer(value, IssuerUrl::ofDomainOrIssuer);
    }

    private TokenVerifierBuilder issuer(String value, Function<String, String> reader) {
        if (issuer != null) {
            problems.add(names.issuer() + " and AUTH0_ISSUER are both set; write only one of them");
        }
        issuer = value;
        try {
            issuer = reader.apply(value);
        } catch (IllegalArgumentException e) {
            problems.add(names.issuer() + " '" + value + "' " + e.getMessage());
        }
        return this;
    }

    /**
     * Sets this API's identifiers; a token must name at least one of them exactly. Required.
     *
     * @param anyOf the API identifier from Auth0's dashboard, or several
     * @return this builder
     */
    public TokenVerifierBuilder audience(String... anyOf) {
        audiences = new LinkedHashSet<>(Arrays.asList(anyOf));
        return this;
    }

    /**
     * Sets the accepted signing algorithms, by default RS256 only. Where a published key has no {@code alg} of its own,
     * the first of these that fits its type is bound to it.
     *
     * @param names any of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA (Ed25519)
     * @return this builder
     */
    public TokenVerifierBuilder algorithms(String... names) {
        algorithms = List.of(names);
        return this;
    }

    /**
     * Sets how far this service's clock may be off, by default 10 seconds.
     *
     * @param skew 0 to 5 minutes
     * @return this builder
     */
    public TokenVerifierBuilder clockSkew(Duration skew) {
        clockSkew = Objects.requireNonNull(skew, "skew");
        return this;
    }

    /**
     * Refuses tokens issued longer ago than this, however long they are valid. By default there is no limit.
     *
     * @param age a positive duration, counted from {@code iat}
     * @return this builder
     */
    public TokenVerifierBuilder maxTokenAge(Duration age) {
        maxTokenAge = Objects.requireNonNull(age, "age");
        return this;
    }

    /**
     * Sets the accepted {@code typ} header values, by default none, {@code JWT} (Auth0's own profile) and {@code at+jwt}
     * (RFC 9068).
     *
     * @param types media types, compared without case and with or without {@code application/}; {@link #NO_TYPE} stands
     *     for a token without {@code typ}
     * @return this builder
     */
    public TokenVerifierBuilder tokenTypes(String... types) {
        tokenTypes = Arrays.stream(types)
                .map(type -> type.toLowerCase(Locale.ROOT))
                .map(type -> type.startsWith("application/") ? type.substring("application/".length()) : type)
                .collect(Collectors.toUnmodifiableSet());
        return this;
    }

    /**
     * Accepts RFC 9068's profile only: {@code typ} must be {@code at+jwt}, and {@code sub}, {@code client_id}, {@code
     * iat} and {@code jti} must be there (§2.1 and §2.2). For Auth0, switch the API's token profile to RFC 9068 first.
     * By default Auth0's own profile passes as well.
     *
     * @return this builder
     */
    public TokenVerifierBuilder rfc9068Profile() {
        for (String name : List.of("sub", "client_id", "iat", "jti")) {
            requireClaim(name, Claim::isPresent, "present (RFC 9068 §2.2)");
        }
        return tokenTypes("at+jwt");
    }

    /**
     * Accepts tokens without {@code kid} (RFC 7515 §4.1.4 makes it optional) as long as the issuer has exactly one key
     * that is usable, and keys without {@code kid}. Auth0 always writes one, and has two keys when it rotates them; this
     * is for issuers with a single key. By default such tokens are refused.
     *
     * @return this builder
     */
    public TokenVerifierBuilder keyIdOptional() {
        keyIdRequired = false;
        return this;
    }

    /**
     * Sets the longest token that is looked at, by default 16 KiB.
     *
     * @param characters 1 KiB to 64 KiB
     * @return this builder
     */
    public TokenVerifierBuilder maxTokenLength(int characters) {
        maxTokenLength = characters;
        return this;
    }

    /**
     * Requires something of a claim in every token.
     *
     * <pre>{@code
     * .requireClaim("org_id", org -> org.asString().equals(Optional.of("org_123")), "a member of our organization")
     * }</pre>
     *
     * @param name the claim
     * @param condition what must hold; a missing claim is passed as well
     * @param description what is required, for logs
     * @return this builder
     */
    public TokenVerifierBuilder requireClaim(String name, Predicate<Claim> condition, String description) {
        requiredClaims.add(new RequiredClaim(name, condition, description));
        return this;
    }

    /**
     * Sets the clock that token times are compared with, by default the system's.
     *
     * @param clock a clock
     * @return this builder
     */
    public TokenVerifierBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Sets where the issuer's key set is, by default {@code .well-known/jwks.json} below the issuer.
     *
     * @param uri an https URL, or http on a loopback host
     * @return this builder
     */
    public TokenVerifierBuilder jwksUri(String uri) {
        jwksUri = Objects.requireNonNull(uri, "uri");
        return this;
    }

    /**
     * Uses fixed keys, so that nothing is ever fetched: for air-gapped services and tests.
     *
     * @param json the text of a JWK Set (RFC 7517 §5)
     * @return this builder
     */
    public TokenVerifierBuilder jwkSet(String json) {
        jwkSet = Objects.requireNonNull(json, "json");
        return this;
    }

    /**
     * Uses one fixed key, so that nothing is ever fetched: for air-gapped services.
     *
     * @param keyId the {@code kid} that tokens name it by
     * @param pem the public key as {@code BEGIN PUBLIC KEY} (RFC 7468 §13)
     * @return this builder
     */
    public TokenVerifierBuilder publicKey(String keyId, String pem) {
        publicKey = new PemKey(keyId, pem);
        return this;
    }

    /**
     * Asks the issuer's metadata where its key set is ({@code .well-known/openid-configuration}, or else RFC
     * 8414's {@code .well-known/oauth-authorization-server}), for issuers that keep it
     * elsewhere than Auth0 does. The metadata must name the issuer to the letter, and the key set must be on its host.
     *
     * @return this builder
     */
    public TokenVerifierBuilder discovery() {
        discovery = true;
        return this;
    }

    /**
     * Like {@link #discovery()}, for issuers whose key set is on another host.
     *
     * @param keyHost the only host on which the key set may be
     * @return this builder
     */
    public TokenVerifierBuilder discovery(String keyHost) {
        discoveryKeyHost = Objects.requireNonNull(keyHost, "keyHost");
        return discovery();
    }

    /**
     * Sets how the key set is fetched and kept; the defaults are right for Auth0.
     *
     * @param options the options
     * @return this builder
     */
    public TokenVerifierBuilder keys(KeySetOptions options) {
        keySetOptions = Objects.requireNonNull(options, "options");
        return this;
    }

    /**
     * Sets how much memory may go into remembering verified tokens, by default 16 MiB.
     *
     * @param cache a size, or {@link TokenCache#disabled()}
     * @return this builder
     */
    public TokenVerifierBuilder tokenCache(TokenCache cache) {
        tokenCache = Objects.requireNonNull(cache, "cache");
        return this;
    }

    /**
     * Sets who does the arithmetic of signatures. By default that is Amazon Corretto Crypto Provider if it is on the
     * class path and healthy, or else what the platform prefers.
     *
     * @param provider a provider with all of {@link #algorithms}; it need not be registered
     * @return this builder
     */
    public TokenVerifierBuilder jcaProvider(Provider provider) {
        jcaProvider = Objects.requireNonNull(provider, "provider");
        return this;
    }

    /**
     * Checks the configuration and builds the verifier. Fetches nothing yet.
     *
     * @return a verifier to keep
     * @throws ConfigurationException if anything is missing or wrong; it names each setting
     */
    public IssuerVerifier build() {
        List<SignatureAlgorithm> allowed = checkAlgorithms();
        checkIssuerAndAudience();
        checkLimits();
        checkOneKeySource();
        SignatureProvider arithmetic = checkProvider(allowed);
        Optional<URI> keysAt = checkJwksUri();
        String trusted = issuer;
        if (trusted == null || !problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        LOG.info("Signatures of {} are verified by {}", trusted, arithmetic.name());
        return new IssuerVerifier(
                new HeaderJudge(allowed, tokenTypes, keyIdRequired),
                keys(trusted, allowed, arithmetic, keysAt),
                new ClaimsJudge(trusted, Set.copyOf(audiences), requiredClaims),
                new TimeJudge(clock, clockSkew, maxTokenAge),
                maxTokenLength,
                tokenCache);
    }

    private KeySource keys(
            String trusted, List<SignatureAlgorithm> allowed, SignatureProvider arithmetic, Optional<URI> keysAt) {
        String host = URI.create(trusted).getHost();
        KeySetParser withIds = new KeySetParser(allowed, arithmetic, Loopback.isLoopback(host));
        KeySetParser parser = keyIdRequired ? withIds : withIds.withoutKeyIds();
        if (jwkSet != null) {
            String json = jwkSet;
            return fixed("jwkSet", () -> FixedKeySource.ofJwkSet(json, parser));
        }
        if (publicKey != null) {
            PemKey pem = publicKey;
            return fixed("publicKey", () -> FixedKeySource.ofPem(pem.keyId(), pem.pem(), allowed, arithmetic));
        }
        KeyLocation location = discovery
                ? KeyLocation.discovered(trusted, discoveryKeyHost == null ? host : discoveryKeyHost)
                : KeyLocation.at(trusted, keysAt.orElseGet(() -> wellKnown(trusted)));
        return RefreshingKeySource.of(location, keySetOptions, parser, clock);
    }

    private static KeySource fixed(String setting, Supplier<KeySource> source) {
        try {
            return source.get();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(setting + " " + e.getMessage()));
        }
    }

    private record PemKey(String keyId, String pem) {}

    private void checkOneKeySource() {
        long sources = Stream.of(jwkSet != null, publicKey != null, jwksUri != null, discovery)
                .filter(set -> set)
                .count();
        if (sources > 1) {
            problems.add("jwkSet, publicKey, " + names.jwksUri()
                    + " and discovery exclude each other; write only one of them");
        }
    }

    private static URI wellKnown(String issuer) {
        return URI.create(issuer + (issuer.endsWith("/") ? "" : "/") + ".well-known/jwks.json");
    }

    private void checkIssuerAndAudience() {
        if (issuer == null) {
            problems.add(names.issuer() + " is not set; write your tenant's domain, for example tenant.eu.auth0.com");
        }
        if (audiences.isEmpty()) {
            problems.add(names.audience() + " is not set; write the API identifier from Auth0's dashboard, for example"
                    + " https://api.example.com/");
        } else if (audiences.stream().anyMatch(String::isBlank)) {
            problems.add(names.audience() + " has an empty entry; write the API identifier from Auth0's dashboard");
        }
    }

    private List<SignatureAlgorithm> checkAlgorithms() {
        List<SignatureAlgorithm> known = new ArrayList<>();
        for (String name : algorithms) {
            SignatureAlgorithm.named(name)
                    .ifPresentOrElse(
                            known::add,
                            () -> problems.add(names.algorithms() + " '" + name + "' is not supported; write any of "
                                    + Arrays.toString(SignatureAlgorithm.values())
                                    + (name.startsWith("HS") ? " and let the API sign with RS256 in Auth0" : "")));
        }
        if (algorithms.isEmpty()) {
            problems.add(names.algorithms() + " is empty; write RS256, or leave it out");
        }
        return known;
    }

    private SignatureProvider checkProvider(List<SignatureAlgorithm> allowed) {
        if (jcaProvider == null) {
            return SignatureProvider.fastest();
        }
        SignatureProvider chosen = SignatureProvider.of(jcaProvider);
        problems.addAll(chosen.problemsWith(allowed));
        return chosen;
    }

    private void checkLimits() {
        if (maxTokenLength < MIN_TOKEN_LENGTH || maxTokenLength > MAX_TOKEN_LENGTH) {
            problems.add("maxTokenLength " + maxTokenLength + " is out of range; write " + MIN_TOKEN_LENGTH + " to "
                    + MAX_TOKEN_LENGTH);
        }
        if (clockSkew.isNegative() || clockSkew.compareTo(MAX_SKEW) > 0) {
            problems.add("clockSkew " + clockSkew + " is out of range; write PT0S to " + MAX_SKEW);
        }
        if (maxTokenAge != null && (maxTokenAge.isNegative() || maxTokenAge.isZero())) {
            problems.add("maxTokenAge " + maxTokenAge + " is not positive; leave it out for no limit");
        }
    }

    private Optional<URI> checkJwksUri() {
        if (jwksUri == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(KeySetUrl.of(jwksUri));
        } catch (IllegalArgumentException e) {
            problems.add(names.jwksUri() + " '" + jwksUri + "' " + e.getMessage());
            return Optional.empty();
        }
    }
}
