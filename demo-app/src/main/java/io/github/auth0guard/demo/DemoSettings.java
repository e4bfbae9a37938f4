package io.github.auth0guard.demo;

import io.github.auth0guard.ConfigurationException;
import io.github.auth0guard.dpop.DpopMode;
import java.util.Arrays;
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

    /** Whether clients may or must prove possession of a key (RFC 9449). */
    DpopMode dpop() {
        String value = value("AUTH0_DPOP");
        return Arrays.stream(DpopMode.values())
                .filter(mode -> mode.name().equalsIgnoreCase(value.isEmpty() ? "allowed" : value))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        List.of("AUTH0_DPOP '" + value + "' is unknown; write disabled, allowed or required")));
    }

    /** Without a tenant the demo brings its own issuer. */
    boolean needsLocalIssuer() {
        return value("AUTH0_DOMAIN").isEmpty() && value("AUTH0_ISSUER").isEmpty();
    }

    String audience() {
        String value = value("AUTH0_AUDIENCE");
        return value.isEmpty() ? DEFAULT_AUDIENCE : value;
    }

    private String value(String name) {
        return variables.getOrDefault(name, "").strip();
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
