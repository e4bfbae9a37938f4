package io.github.auth0guard;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Reads a verifier's settings from environment variables. A blank variable counts as unset. */
final class Environment {
    private Environment() {}

    static TokenVerifierBuilder builder(Map<String, String> variables) {
        TokenVerifierBuilder builder = new TokenVerifierBuilder(SettingNames.ENVIRONMENT);
        value(variables, "AUTH0_DOMAIN").ifPresent(builder::domainOrIssuer);
        value(variables, "AUTH0_ISSUER").ifPresent(builder::issuer);
        value(variables, "AUTH0_AUDIENCE").map(Environment::list).ifPresent(builder::audience);
        value(variables, "AUTH0_JWKS_URI").ifPresent(builder::jwksUri);
        value(variables, "AUTH0_ALGORITHMS").map(Environment::list).ifPresent(builder::algorithms);
        return builder;
    }

    private static Optional<String> value(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String[] list(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::strip).toArray(String[]::new);
    }
}
