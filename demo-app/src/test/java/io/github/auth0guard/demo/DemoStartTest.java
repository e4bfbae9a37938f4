package io.github.auth0guard.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auth0guard.ConfigurationException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoStartTest {
    @Test
    void withoutATenantItBringsItsOwnIssuerAndSaysSoLoudly() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DemoApp demo = DemoApp.start(Map.of("PORT", "0", "ISSUER_PORT", "0"), new PrintStream(out, true))) {
            assertThat(out.toString())
                    .contains(
                            demo.url(),
                            "LOCAL TEST ISSUER",
                            "curl",
                            "/oauth/token",
                            "audience=https://api.example.com/");
        }
    }

    @Test
    void withATenantThereIsNoLocalIssuer() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, String> variables = Map.of("PORT", "0", "AUTH0_DOMAIN", "tenant.eu.auth0.com");
        try (DemoApp demo = DemoApp.start(variables, new PrintStream(out, true))) {
            assertThat(out.toString()).contains(demo.url()).doesNotContain("LOCAL", "oauth/token");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH0_DOMAIN, YOUR_DOMAIN, placeholder",
        "AUTH0_DOMAIN, http://tenant.eu.auth0.com, https",
        "AUTH0_JWKS_URI, http://keys.example.com/, https",
        "AUTH0_ALGORITHMS, HS256, RS256",
        "AUTH0_ALGORITHMS, none, RS256",
        "AUTH0_DPOP, maybe, required",
        "PORT, eighty, 8080",
        "PORT, 65536, 65535",
        "ISSUER_PORT, -1, 9000",
    })
    void aWrongVariableStopsTheStartAndIsNamedWithWhatToWrite(String name, String value, String hint) {
        Map<String, String> variables = name.equals("AUTH0_DOMAIN") || name.equals("ISSUER_PORT")
                ? Map.of(name, value)
                : Map.of(name, value, "AUTH0_DOMAIN", "tenant.eu.auth0.com");
        assertThatThrownBy(() -> DemoApp.start(variables, System.out).close())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(name + " '" + value + "'")
                .hasMessageContaining(hint);
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());
            assertThatThrownBy(() -> DemoApp.start(Map.of("PORT", "0", "ISSUER_PORT", port), System.out)
                            .close())
                    .hasMessageContaining(port);
        }
    }
}
