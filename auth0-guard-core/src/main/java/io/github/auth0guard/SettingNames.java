package io.github.auth0guard;

/** What the settings are called where the user wrote them, so that an error can name the place. */
record SettingNames(String issuer, String audience, String jwksUri, String algorithms) {
    static final SettingNames CODE = new SettingNames("domain", "audience", "jwksUri", "algorithms");
    static final SettingNames ENVIRONMENT =
            new SettingNames("AUTH0_DOMAIN", "AUTH0_AUDIENCE", "AUTH0_JWKS_URI", "AUTH0_ALGORITHMS");
}
