package io.github.auth0guard.diagnosis;

/** Mistakes that owners and clients make, with what to do. The texts hold settings of ours, never anything of a token. */
public enum Hint {
    /** RFC 6749 gives no form to tokens: without an audience, Auth0's are opaque or encrypted. */
    NO_AUDIENCE("A client sends an opaque or encrypted token: no audience was requested when the token was obtained."
            + " Let the client request audience={}"),
    /** The client took the wrong one of two tokens. */
    ID_TOKEN("A client sends its ID token. Let it send the access token, and request audience={}"),
    /** {@code iss} lacks the slash, or we do. */
    ISSUER_SLASH("A token's issuer differs from {} in the slash at the end only. Write the issuer as tokens carry it"),
    /** {@code iss} has http where https is configured, or the reverse. */
    ISSUER_SCHEME("A token's issuer differs from {} in http or https only. Write the issuer as tokens carry it"),
    /** {@code iss} is spelled with other letters. */
    ISSUER_CASE("A token's issuer differs from {} in upper and lower case only. Write the issuer as tokens carry it"),
    /** One of the two is a tenant's own domain, the other may be its custom one. */
    ISSUER_CUSTOM_DOMAIN("A token's issuer is not {}, and one of the two is an auth0.com domain, the other is not. If"
            + " both are the same tenant: tokens name the domain that the client used, so configure that one"),
    /** {@code aud} lacks the slash, or we do. */
    AUDIENCE_SLASH("A token's audience differs from {} in the slash at the end only. Write the API identifier as it is"
            + " in Auth0's dashboard"),
    /** Somebody's clock counts milliseconds. */
    MILLISECONDS("A token's times are milliseconds. NumericDate is in seconds (RFC 7519 §2); whoever makes these tokens"
            + " has to divide by 1000. Issuer: {}"),
    /** The issuer's clock, or rather ours. */
    CLOCK("A token of {} begins in the future. Check this machine's clock (NTP), then clockSkew"),
    /** The API's settings in the dashboard. */
    SYMMETRIC("A client sends a token that is signed with HS256. In Auth0's dashboard, choose RS256 as the signing"
            + " algorithm of the API {}"),
    /** The API's settings in the dashboard. */
    RBAC_OFF(
            "A rule needs a permission, and a token has no permissions claim at all. In Auth0's dashboard, in the API's"
                    + " settings, switch on 'Enable RBAC' and 'Add Permissions in the Access Token'");

    private final String text;

    Hint(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
