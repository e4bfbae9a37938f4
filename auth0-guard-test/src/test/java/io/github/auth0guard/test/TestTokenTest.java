package io.github.auth0guard.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.Organization;
import io.github.auth0guard.SenderConstraint;
import io.github.auth0guard.error.InvalidTokenException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a verifier reads from each shape of token. */
class TestTokenTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start(MutableClock.at(NOW));

    private final TestToken token = ISSUER.token();

    @Test
    void withoutSayingMoreItIsAUsersWithoutAnyRight() {
        AccessToken verified = verified(token);
        assertThat(verified.subject()).contains("auth0|user");
        assertThat(verified.scopes()).isEmpty();
        assertThat(verified.permissions()).isEmpty();
        assertThat(verified.isMachineToMachine()).isFalse();
        assertThat(Duration.between(NOW, verified.expiresAt())).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void itIsATemplateThatNothingChanges() {
        token.subject("auth0|other").scope("a").algorithm("ES256").header("typ", "at+jwt");
        AccessToken verified = verified(token);
        assertThat(verified.subject()).contains("auth0|user");
        assertThat(verified.scopes()).isEmpty();
    }

    @Test
    void aMachineSpeaksForItself() {
        AccessToken verified = verified(token.machineToMachine("robot"));
        assertThat(verified.subject()).contains("robot@clients");
        assertThat(verified.clientId()).contains("robot");
        assertThat(verified.isMachineToMachine()).isTrue();
    }

    @Test
    void theShapeOfRfc9068HasItsTypeClientAndId() {
        AccessToken verified = verified(token.clientId("app").rfc9068());
        assertThat(verified.clientId()).contains("app");
        assertThat(verified.id()).isPresent();
        assertThat(verified.claim("azp").isPresent()).isFalse();
        AccessToken other = verified(token.rfc9068());
        assertThat(other.id()).isNotEqualTo(verified.id());
        assertThatThrownBy(() -> ISSUER.offlineVerifier(settings -> settings.tokenTypes("JWT"))
                        .verify(token.rfc9068().sign()))
                .isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void anOrganizationHasAnIdAndMayHaveAName() {
        assertThat(verified(token.organization("org_1")).organization())
                .contains(new Organization("org_1", Optional.empty()));
        assertThat(verified(token.organization("org_1", "acme")).organization())
                .contains(new Organization("org_1", Optional.of("acme")));
    }

    @Test
    void itExpiresSoLongAfterItWasIssued() {
        Instant earlier = NOW.minusSeconds(600);
        AccessToken verified = verified(token.issuedAt(earlier).expiresIn(Duration.ofMinutes(15)));
        assertThat(verified.issuedAt()).contains(earlier);
        assertThat(verified.expiresAt()).isEqualTo(NOW.plusSeconds(300));
        assertThatThrownBy(() -> verified(token.issuedAt(earlier).expiresIn(Duration.ofMinutes(5))))
                .isInstanceOf(InvalidTokenException.class);
        assertThat(verified(token.expiresAt(NOW.plusSeconds(60))).expiresAt()).isEqualTo(NOW.plusSeconds(60));
        assertThatThrownBy(() -> verified(token.notBefore(NOW.plusSeconds(60))))
                .isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void audiencesScopesPermissionsAndClaimsAreWhatWasSaid() {
        AccessToken verified = verified(token.audience(ISSUER.audience(), "https://other.example.com/")
                .scope("a", "b")
                .permissions("p:1")
                .claim("https://example.com/roles", List.of("admin")));
        assertThat(verified.audience()).containsExactly(ISSUER.audience(), "https://other.example.com/");
        assertThat(verified.scopes()).containsExactly("a", "b");
        assertThat(verified.permissions()).containsExactly("p:1");
        assertThat(verified.claim("https://example.com/roles").asStringList()).containsExactly("admin");
        assertThatThrownBy(() -> verified(token.without("exp"))).isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void aBoundTokenIsGoodForWhoHasTheKeyOnly() {
        TestDpopKey key = TestDpopKey.create();
        String jwt = token.boundTo(key).sign();
        assertThatThrownBy(() -> ISSUER.offlineVerifier().verify(jwt)).isInstanceOf(InvalidTokenException.class);
        SenderConstraint anySender = verified -> {};
        assertThat(ISSUER.offlineVerifier().verify(jwt, anySender).confirmation())
                .hasValueSatisfying(
                        confirmation -> assertThat(confirmation.toString()).contains(key.thumbprint()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"})
    void anIssuerMaySignWithAnyAlgorithmAndThenWithThatOnly(String algorithm) {
        try (TestIssuer issuer = TestIssuer.builder().algorithm(algorithm).start()) {
            issuer.offlineVerifier().verify(issuer.token().sign());
            String other = algorithm.equals("ES256") ? "RS256" : "ES256";
            assertThatThrownBy(() -> issuer.offlineVerifier()
                            .verify(issuer.token().algorithm(other).sign()))
                    .isInstanceOf(InvalidTokenException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "none", "rs256", ""})
    void noIssuerSignsWithAnythingElse(String algorithm) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestIssuer.builder().algorithm(algorithm).start());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> token.algorithm(algorithm).sign());
    }

    @Test
    void anIssuerMayBeForAnotherApi() {
        try (TestIssuer issuer =
                TestIssuer.builder().audience("https://reports.example.com/").start()) {
            assertThat(issuer.offlineVerifier().verify(issuer.token().sign()).audience())
                    .containsExactly("https://reports.example.com/");
            assertThatThrownBy(() -> issuer.offlineVerifier()
                            .verify(issuer.token()
                                    .audience(TestIssuer.DEFAULT_AUDIENCE)
                                    .sign()))
                    .isInstanceOf(InvalidTokenException.class);
        }
    }

    private static AccessToken verified(TestToken token) {
        return ISSUER.offlineVerifier().verify(token.sign());
    }
}
