package io.github.auth0guard;

import io.github.auth0guard.diagnosis.Diagnosis;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Judges whether verified claims are those of an access token for this API; times are {@link TimeJudge}'s matter. */
final class ClaimsJudge {
    /** OpenID Connect Core §2 and §3.3.2.11: members of ID tokens that no access token has. */
    private static final Set<String> ID_TOKEN_CLAIMS = Set.of("nonce", "at_hash", "c_hash", "s_hash");

    /** Of security event and logout tokens (RFC 8417 §2.2) and of DPoP proofs (RFC 9449 §4.2). */
    private static final Set<String> OTHER_JWT_CLAIMS = Set.of("events", "htm", "htu");

    private final String issuer;
    private final Set<String> audiences;
    private final List<RequiredClaim> required;

    ClaimsJudge(String issuer, Set<String> audiences, List<RequiredClaim> required) {
        this.issuer = issuer;
        this.audiences = audiences;
        this.required = List.copyOf(required);
    }

    String issuer() {
        return issuer;
    }

    Diagnosis.Expected expected() {
        return new Diagnosis.Expected(List.of(issuer), audiences);
    }

    /** RFC 9068 §4: exactly the issuer whose keys are about to be used. Judged before its keys are asked for. */
    void requireIssuer(TokenClaims claims) {
        if (!issuer.equals(claims.string("iss"))) {
            throw new InvalidTokenException(Reason.WRONG_ISSUER);
        }
    }

    /** Turns claims whose signature has been verified into an access token. */
    AccessToken accessToken(String raw, TokenClaims claims) {
        requireAccessToken(claims);
        AccessToken token = new AccessToken(raw, claims);
        if (Collections.disjoint(token.audience(), audiences)) {
            throw new InvalidTokenException(Reason.WRONG_AUDIENCE);
        }
        requireClaims(token);
        return token;
    }

    /** A condition is the service's own code, and its answer may change. */
    void requireClaims(AccessToken token) {
        for (RequiredClaim claim : required) {
            if (!claim.isMetBy(token)) {
                throw new InvalidTokenException(Reason.REQUIRED_CLAIM);
            }
        }
    }

    /** RFC 8725 §3.12: what is valid as another kind of JWT must not pass as an access token. */
    private static void requireAccessToken(TokenClaims claims) {
        // Grammatical JSON (RFC 8259 §4), but no claim has this name (RFC 7519 §4) and not every reader takes it.
        if (claims.has("")) {
            throw new InvalidTokenException(Reason.BAD_CLAIM);
        }
        if (!Collections.disjoint(claims.members().keySet(), ID_TOKEN_CLAIMS)) {
            throw new InvalidTokenException(Reason.ID_TOKEN);
        }
        if (!Collections.disjoint(claims.members().keySet(), OTHER_JWT_CLAIMS)) {
            throw new InvalidTokenException(Reason.WRONG_TOKEN_TYPE);
        }
    }
}
