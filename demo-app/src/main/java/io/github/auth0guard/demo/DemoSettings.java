package io.github.auth0guard.demo;

import io.github.auth0guard.ConfigurationException;
import java.util.List;
import java.util.Map;

/**
 * The demo's environment variables.
 *
 * @param variables all variables, for the library's own settings
 * @param port where the API listens; 0 picks a free port
 * @param issuerPort where the local issuer listens, if there is one; 0 picks a free port
 */
record DemoSettings(Map<String, String> variables, int port, int issuerPort) {
    static final String DEFAULT_AUDIENCE = "https://api.example.com/";

    static DemoSettings from(Map<String, String> variables) {
        return new DemoSettings(variables, port(variables, "PORT", 8080), port(variables, "ISSUER_PORT", 9000));
    }

    /** Without a tenant the demo brings its own issuer. */
    boolean needsLocalIssuer() {
        return isUnset("AUTH0_DOMAIN") && isUnset("AUTH0_ISSUER");
    }

    String audience() {
        return isUnset("AUTH0_AUDIENCE")
                ? DEFAULT_AUDIENCE
                : variables.getOrDefault("AUTH0_AUDIENCE", "").strip();
    }

    private boolean isUnset(String name) {
        return variables.getOrDefault(name, "").isBlank();
    }

    private static int port(Map<String, String> variables, String name, int otherwise) {
        String value = variables.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new ConfigurationException(List.of(
                    name + " '" + value + "' is no port; write a number from 0 to 65535, for example " + otherwise));
        }
        return Integer.parseInt(value);
    }
}
