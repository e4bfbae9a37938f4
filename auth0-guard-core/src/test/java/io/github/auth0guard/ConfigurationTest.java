package io.github.auth0guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
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
    void limitsMayGoToTheirEndsAndNotBeyond() {
        for (int length : new int[] {1024, 64 * 1024}) {
            assertThat(complete().maxTokenLength(length).build()).isNotNull();
        }
        for (int length : new int[] {-1, 0, 1023, 64 * 1024 + 1}) {
            assertThatThrownBy(() -> complete().maxTokenLength(length).build())
                    .hasMessageContaining("maxTokenLength " + length + " is out of range; write 1024 to 65536");
        }
        for (Duration skew : List.of(Duration.ZERO, Duration.ofMinutes(5))) {
            assertThat(complete().clockSkew(skew).build()).isNotNull();
        }
        for (Duration skew :
                List.of(Duration.ofMillis(-1), Duration.ofMinutes(5).plusMillis(1))) {
            assertThatThrownBy(() -> complete().clockSkew(skew).build())
                    .hasMessageContaining("clockSkew " + skew + " is out of range; write PT0S to PT5M");
        }
        assertThatThrownBy(() -> complete().maxTokenAge(Duration.ofSeconds(-1)).build())
                .hasMessageContaining("maxTokenAge PT-1S is not positive");
        assertThat(complete().maxTokenAge(Duration.ofMillis(1)).build()).isNotNull();
        for (int mebibytes : new int[] {1, 4096}) {
            assertThat(complete().tokenCache(TokenCache.ofMebibytes(mebibytes)).build())
                    .isNotNull();
        }
    }

    @Test
    void keysComeFromOnePlace() {
        String url = "https://keys.example.com/jwks.json";
        for (TokenVerifierBuilder twice : List.of(
                complete().jwksUri(url).discovery(),
                complete().jwksUri(url).jwkSet("{}"),
                complete().jwksUri(url).publicKey("k", "PEM"),
                complete().discovery("keys.example.com").publicKey("k", "PEM"))) {
            assertThatThrownBy(twice::build)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("jwkSet, publicKey, jwksUri and discovery exclude each other");
        }
        assertThat(complete().discovery().build()).isNotNull();
        assertThat(complete().discovery("keys.example.com").build()).isNotNull();
        assertThat(complete().jwksUri(url).build()).isNotNull();
        assertThat(complete().jwksUri("http://localhost:8080/keys").build()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://keys.example.com/",
                "ftp://keys.example.com/",
                "https:///keys",
                "/keys",
                "%",
                "https:keys"
            })
    void aKeySetUrlThatAnybodyCouldAnswerDoesNotBuild(String url) {
        assertThatThrownBy(() -> complete().jwksUri(url).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("jwksUri '" + url + "' ");
    }

    @Test
    void onlyWhoSignsWithASharedSecretIsToldToChangeThat() {
        assertThatThrownBy(() -> complete().algorithms("HS256").build())
                .hasMessageContaining("and let the API sign with RS256 in Auth0");
        assertThatThrownBy(() -> complete().algorithms("RS1").build()).hasMessageNotContaining("let the API sign");
    }

    @Test
    void aPublicKeyIsBoundToTheFirstAlgorithmThatItFits() throws GeneralSecurityException {
        String pem =
                pem(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        IssuerVerifier verifier =
                complete().algorithms("RS256", "EdDSA").publicKey("k", pem).build();
        assertThat(verifier.keySetStatus().keyIds()).containsExactly("k");
        assertThat(verifier.keySetStatus().usable()).isTrue();
        assertThat(verifier.warmUp()).isCompleted();
        assertThat(verifier.refreshNow()).isCompleted();
        assertThatThrownBy(() -> complete()
                        .algorithms("RS256", "ES256")
                        .publicKey("k", pem)
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("publicKey is not usable with [RS256, ES256]");
        assertThatThrownBy(() -> complete().publicKey("k", "PEM").build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("publicKey is no usable public key");
    }

    private static String pem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    @Test
    void blankVariablesCountAsUnset() {
        Map<String, String> variables =
                Map.of("AUTH0_DOMAIN", DOMAIN, "AUTH0_ISSUER", " ", "AUTH0_AUDIENCE", AUDIENCE, "AUTH0_JWKS_URI", "");
        assertThat(TokenVerifier.fromEnvironment(variables).build().issuer()).isEqualTo("https://" + DOMAIN + "/");
        assertThat(TokenVerifier.fromEnvironment()).isNotNull();
    }

    private static TokenVerifierBuilder complete() {
        return TokenVerifier.forDomain(DOMAIN).audience(AUDIENCE);
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
