package io.github.auth0guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    private static final String DOMAIN = "tenant.eu.auth0.com";
    private static final String AUDIENCE = "https://api.example.com/";

    @Test
    void aDomainAndAnAudienceAreEnough() {
        try (TokenVerifier verifier =
                TokenVerifier.forDomain(DOMAIN).audience(AUDIENCE).build()) {
            assertThat(verifier).isNotNull();
        }
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        ConfigurationException e = catchThrowableOfType(
                ConfigurationException.class,
                () -> TokenVerifier.forDomain("YOUR_DOMAIN")
                        .algorithms("HS256", "none")
                        .clockSkew(Duration.ofMinutes(6))
                        .maxTokenAge(Duration.ZERO)
                        .jwksUri("http://keys.example.com/")
                        .build());
        assertThat(e.problems()).hasSize(7);
        assertThat(e.getMessage())
                .contains("domain", "audience", "HS256", "none", "clockSkew", "maxTokenAge", "jwksUri");
    }

    @Test
    void noAudienceDoesNotBuild() {
        assertThatThrownBy(() -> TokenVerifier.forDomain(DOMAIN).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("audience is not set");
        assertThatThrownBy(() -> TokenVerifier.forDomain(DOMAIN).audience(" ").build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("audience has an empty entry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "none", "rs256", "RS1", "", "ES256K", "RSA-OAEP"})
    void anAlgorithmThatIsNotAsymmetricAndKnownDoesNotBuild(String algorithm) {
        assertThatThrownBy(() -> TokenVerifier.forDomain(DOMAIN)
                        .audience(AUDIENCE)
                        .algorithms(algorithm)
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("algorithms '" + algorithm + "' is not supported");
    }

    @Test
    void anEmptyListOfAlgorithmsDoesNotBuild() {
        assertThatThrownBy(() -> TokenVerifier.forDomain(DOMAIN)
                        .audience(AUDIENCE)
                        .algorithms()
                        .build())
                .hasMessageContaining("algorithms is empty");
    }

    @Test
    void theEnvironmentIsEnough() {
        Map<String, String> variables = Map.of("AUTH0_DOMAIN", DOMAIN, "AUTH0_AUDIENCE", AUDIENCE);
        TokenVerifier.fromEnvironment(variables).build().close();
    }

    @Test
    void anEmptyEnvironmentSaysWhichVariablesAreMissing() {
        assertThatThrownBy(() -> TokenVerifier.fromEnvironment(Map.of()).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("AUTH0_DOMAIN is not set")
                .hasMessageContaining("AUTH0_AUDIENCE is not set");
    }

    @Test
    void aWrongVariableIsNamed() {
        Map<String, String> variables = Map.of(
                "AUTH0_DOMAIN", "http://tenant.eu.auth0.com",
                "AUTH0_AUDIENCE", AUDIENCE,
                "AUTH0_JWKS_URI", "file:///etc/keys.json",
                "AUTH0_ALGORITHMS", "RS256,HS256");
        assertThatThrownBy(() -> TokenVerifier.fromEnvironment(variables).build())
                .hasMessageContaining("AUTH0_DOMAIN 'http://tenant.eu.auth0.com' must use https")
                .hasMessageContaining("AUTH0_JWKS_URI 'file:///etc/keys.json' must be an https URL")
                .hasMessageContaining("AUTH0_ALGORITHMS 'HS256' is not supported");
    }

    @Test
    void aDomainAndAnIssuerTogetherAreRefused() {
        Map<String, String> variables =
                Map.of("AUTH0_DOMAIN", DOMAIN, "AUTH0_ISSUER", "https://id.example.com", "AUTH0_AUDIENCE", AUDIENCE);
        assertThatThrownBy(() -> TokenVerifier.fromEnvironment(variables).build())
                .hasMessageContaining("AUTH0_DOMAIN and AUTH0_ISSUER are both set");
    }

    @Test
    void fixedKeysThatAreUnusableDoNotBuild() {
        assertThatThrownBy(() -> TokenVerifier.forDomain(DOMAIN)
                        .audience(AUDIENCE)
                        .jwkSet("{\"keys\":[]}")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no key");
    }
}
