package io.github.auth0guard;

import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An access token that has been verified; only a verifier makes one. Immutable and thread-safe.
 *
 * <pre>{@code
 * AccessToken token = verifier.verify(jwt);
 * audit.log(token.subject(), token.clientId());
 * if (token.permissions().contains("read:reports")) { ... }
 * }</pre>
 */
public final class AccessToken {
    private final String raw;
    private final TokenClaims claims;
    private final String issuer;
    private final List<String> audience;
    private final Instant expiresAt;
    private final @Nullable Instant notBefore;
    private final @Nullable Instant issuedAt;
    private final Set<String> scopes;
    private final Set<String> permissions;
    private final @Nullable String subject;
    private final @Nullable String clientId;
    private final @Nullable String id;
    private final Optional<Confirmation> confirmation;

    /** Reads every registered claim once, so that a wrong type refuses the token here and no accessor can fail. */
    AccessToken(String raw, TokenClaims claims) {
        this.raw = raw;
        this.claims = claims;
        this.issuer = Objects.requireNonNull(claims.string("iss"), "iss");
        this.subject = claims.string("sub");
        this.audience = claims.stringOrStrings("aud");
        this.expiresAt = requireExpiry(claims.time("exp"));
        this.notBefore = claims.time("nbf");
        this.issuedAt = claims.time("iat");
        this.id = claims.string("jti");
        this.scopes = scopes(claims.string("scope"));
        this.permissions = Names.of(claims.strings("permissions"));
        String azp = claims.string("azp");
        String client = claims.string("client_id");
        this.clientId = azp != null ? azp : client;
        this.confirmation = Confirmation.of(claims);
    }

    private static Instant requireExpiry(@Nullable Instant expiry) {
        if (expiry == null) {
            throw new InvalidTokenException(Reason.EXPIRY_MISSING);
        }
        return expiry;
    }

    /** RFC 6749 §3.3: names separated by spaces; their order means nothing but is kept. */
    private static Set<String> scopes(@Nullable String scope) {
        if (scope == null) {
            return Set.of();
        }
        List<String> names = new ArrayList<>();
        for (int start = 0; start < scope.length(); ) {
            int space = scope.indexOf(' ', start);
            int end = space < 0 ? scope.length() : space;
            if (end > start) {
                names.add(scope.substring(start, end));
            }
            start = end + 1;
        }
        return Names.of(names);
    }

    /**
     * Returns who the token speaks for ({@code sub}). For a machine-to-machine token of Auth0 that is {@code
     * <client id>@clients}: don't take it for a user.
     *
     * @return the subject; empty if the token has none
     */
    public Optional<String> subject() {
        return Optional.ofNullable(subject);
    }

    /**
     * Returns the application that obtained the token ({@code azp}, or {@code client_id} in the RFC 9068 profile).
     *
     * @return the client id; empty if the token names none
     */
    public Optional<String> clientId() {
        return Optional.ofNullable(clientId);
    }

    /**
     * Returns who issued the token ({@code iss}).
     *
     * @return the issuer, exactly as configured
     */
    public String issuer() {
        return issuer;
    }

    /**
     * Returns whom the token is for ({@code aud}).
     *
     * @return the audiences, at least one of them this API's; unmodifiable
     */
    public List<String> audience() {
        return audience;
    }

    /**
     * Returns the delegated scopes ({@code scope}): what the user let the application do.
     *
     * @return the scopes in the token's order, unmodifiable; empty if there are none
     */
    public Set<String> scopes() {
        return scopes;
    }

    /**
     * Returns the role-based permissions ({@code permissions}), which Auth0 adds when an API has "Enable RBAC" and "Add
     * Permissions in the Access Token" switched on.
     *
     * @return the permissions in the token's order, unmodifiable; empty if there are none
     */
    public Set<String> permissions() {
        return permissions;
    }

    /**
     * Returns the organization that the user logged in with.
     *
     * @return the organization; empty if the login had none
     */
    public Optional<Organization> organization() {
        return claim("org_id")
                .asString()
                .map(id -> new Organization(id, claim("org_name").asString()));
    }

    /**
     * Returns when the token ends to be valid ({@code exp}).
     *
     * @return the first instant at which it is no longer valid
     */
    public Instant expiresAt() {
        return expiresAt;
    }

    /**
     * Returns when the token was issued ({@code iat}).
     *
     * @return the instant; empty if the token doesn't say
     */
    public Optional<Instant> issuedAt() {
        return Optional.ofNullable(issuedAt);
    }

    /**
     * Returns when the token begins to be valid ({@code nbf}).
     *
     * @return the instant; empty if the token doesn't say
     */
    public Optional<Instant> notBefore() {
        return Optional.ofNullable(notBefore);
    }

    /**
     * Returns the token's own id ({@code jti}), for denylists and audits.
     *
     * @return the id; empty if the token has none
     */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /**
     * Returns whom the token is bound to ({@code cnf}).
     *
     * @return the binding, already proven; empty for a bearer token
     */
    public Optional<Confirmation> confirmation() {
        return confirmation;
    }

    /**
     * Returns any claim by its name, to the letter: {@code claim("https://example.com/roles")}.
     *
     * @param name the claim's name
     * @return the claim, present or not
     */
    public Claim claim(String name) {
        return new Claim(claims.members().get(name), claims.has(name));
    }

    /**
     * Says whether an application obtained the token for itself, without a user (client credentials grant).
     *
     * @return whether Auth0 marks it so by {@code gty}, or by a subject of the form {@code <client id>@clients}
     */
    public boolean isMachineToMachine() {
        return claim("gty").asString().filter("client-credentials"::equals).isPresent()
                || (clientId != null && (clientId + "@clients").equals(subject));
    }

    /**
     * Returns the token's text, for relaying the call to another service of the same audience. It is a secret: whoever
     * reads it can use it.
     *
     * @return the compact serialisation
     */
    public String raw() {
        return raw;
    }

    TokenClaims claims() {
        return claims;
    }

    /** Says until when, and nothing that could be used or that is personal. */
    @Override
    public String toString() {
        return "AccessToken[expiresAt=" + expiresAt + "]";
    }
}
