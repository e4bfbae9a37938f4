package io.github.auth0guard;

import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a token is bound to ({@code cnf}, RFC 7800 §3.1): whoever presents it must prove each of these.
 *
 * @param jkt the thumbprint of a DPoP key (RFC 9449 §6.1); empty if the token is not bound to one
 * @param x5tS256 the thumbprint of a client certificate (RFC 8705 §3.1); empty if the token is not bound to one
 */
public record Confirmation(Optional<String> jkt, Optional<String> x5tS256) {
    private static final String JKT = "jkt";
    private static final String X5T_S256 = "x5t#S256";
    private static final Set<String> KNOWN = Set.of(JKT, X5T_S256);

    /**
     * Reads the claim. RFC 7800 §3.1 would let us ignore members that we don't know; a binding that nobody checks
     * protects nobody, so they refuse the token.
     */
    static Optional<Confirmation> of(TokenClaims claims) {
        if (!claims.has("cnf")) {
            return Optional.empty();
        }
        if (!(claims.members().get("cnf") instanceof Map<?, ?> cnf)) {
            throw new InvalidTokenException(Reason.BAD_CLAIM);
        }
        if (cnf.isEmpty() || !KNOWN.containsAll(cnf.keySet())) {
            throw new InvalidTokenException(Reason.UNKNOWN_CONFIRMATION);
        }
        return Optional.of(new Confirmation(member(cnf, JKT), member(cnf, X5T_S256)));
    }

    private static Optional<String> member(Map<?, ?> cnf, String name) {
        @Nullable Object value = cnf.get(name);
        if (cnf.containsKey(name) && !(value instanceof String)) {
            throw new InvalidTokenException(Reason.BAD_CLAIM);
        }
        return Optional.ofNullable((String) value);
    }
}
