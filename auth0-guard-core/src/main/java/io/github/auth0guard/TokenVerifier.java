package io.github.auth0guard;

import io.github.auth0guard.error.AuthException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns the text of an access token into an {@link AccessToken}, or says why not.
 *
 * <pre>{@code
 * TokenVerifier verifier = TokenVerifier.forDomain("tenant.eu.auth0.com")
 *         .audience("https://api.example.com/")
 *         .build();
 * AccessToken token = verifier.verify(jwt);
 * Scopes.allOf("read:messages").check(token);
 * }</pre>
 *
 * <p>Signature, issuer, audience and expiry are always checked; nothing turns that off. Build one verifier for each
 * issuer and keep it: it holds the issuer's keys. Implementations are thread-safe.
 */
@FunctionalInterface
public interface TokenVerifier extends AutoCloseable {
    /**
     * Verifies a bearer token. A token that is bound to its sender ({@code cnf}) is refused: without the request nobody
     * can tell who sent it.
     *
     * @param token the compact serialisation as the client sent it, without the scheme; any text is safe
     * @return the verified token
     * @throws io.github.auth0guard.error.InvalidTokenException if it is not a valid access token for this service
     * @throws io.github.auth0guard.error.KeysUnavailableException if that cannot be decided now
     */
    AccessToken verify(String token) throws AuthException;

    /**
     * Verifies a token together with its sender. Request authenticators call this. The default goes through {@link
     * #verify(String)}, so a verifier that only wraps another one refuses bound tokens until it passes this method on.
     *
     * @param token the compact serialisation as the client sent it, without the scheme; any text is safe
     * @param sender judges the verified token against what the request proves
     * @return the verified token
     * @throws io.github.auth0guard.error.InvalidTokenException if it is not a valid access token for this service
     * @throws io.github.auth0guard.error.UnavailableException if that cannot be decided now
     */
    default AccessToken verify(String token, SenderConstraint sender) throws AuthException {
        AccessToken verified = verify(token);
        sender.check(verified);
        return verified;
    }

    /** Releases what the verifier holds. Does nothing by default. */
    @Override
    default void close() {}

    /**
     * Starts a verifier for an Auth0 tenant or custom domain.
     *
     * @param domain the domain as Auth0's dashboard shows it, {@code tenant.eu.auth0.com}; scheme, capitals and a
     *     trailing slash don't matter
     * @return a builder that still needs the audience
     */
    static TokenVerifierBuilder forDomain(String domain) {
        return new TokenVerifierBuilder(SettingNames.CODE).domain(domain);
    }

    /**
     * Starts a verifier for any OpenID Connect issuer.
     *
     * @param issuer the issuer identifier, exactly as its tokens carry it in {@code iss}
     * @return a builder that still needs the audience
     */
    static TokenVerifierBuilder issuer(String issuer) {
        return new TokenVerifierBuilder(SettingNames.CODE).issuer(issuer);
    }

    /**
     * Accepts the tokens of several issuers that are known beforehand.
     *
     * <pre>{@code
     * TokenVerifier verifier = TokenVerifier.anyOf(
     *         TokenVerifier.forDomain("old.eu.auth0.com").audience(api).build(),
     *         TokenVerifier.forDomain("login.example.com").audience(api).build());
     * }</pre>
     *
     * @param verifiers one for each issuer; closed together with the result
     * @return a verifier that hands each token to its issuer's
     * @throws ConfigurationException if there is none, or two for one issuer
     */
    static MultiIssuerVerifier anyOf(IssuerVerifier... verifiers) {
        return MultiIssuerVerifier.of(verifiers);
    }

    /**
     * Accepts the tokens of issuers that are looked up when their first token comes, for services with many tenants.
     *
     * @param resolver says who verifies an issuer's tokens, or that it is none of ours. Its argument comes from a token
     *     that nobody has verified: look it up, never fetch from it. Asked at most once a minute for an unknown issuer;
     *     if it throws, the answer is "cannot decide"
     * @param maxIssuers how many verifiers are kept; those not used for long are closed beyond that
     * @return a verifier that hands each token to its issuer's
     */
    static MultiIssuerVerifier resolving(Function<String, Optional<IssuerVerifier>> resolver, int maxIssuers) {
        return new MultiIssuerVerifier(
                new ResolvedIssuers(resolver, maxIssuers),
                TokenVerifierBuilder.DEFAULT_TOKEN_LENGTH,
                TokenVerifierBuilder.DEFAULT_CACHE);
    }

    /**
     * Starts a verifier from environment variables: {@code AUTH0_DOMAIN} (or {@code AUTH0_ISSUER} for an issuer that is
     * to be taken to the letter), {@code AUTH0_AUDIENCE} (several separated by commas), and optionally {@code
     * AUTH0_JWKS_URI} and {@code AUTH0_ALGORITHMS}.
     *
     * @return a builder; what is missing or wrong is said by {@link TokenVerifierBuilder#build()}
     */
    static TokenVerifierBuilder fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    /**
     * Like {@link #fromEnvironment()}, from variables of your choice.
     *
     * @param variables names and values
     * @return a builder; what is missing or wrong is said by {@link TokenVerifierBuilder#build()}
     */
    static TokenVerifierBuilder fromEnvironment(Map<String, String> variables) {
        return Environment.builder(variables);
    }
}
