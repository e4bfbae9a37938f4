package io.github.auth0guard.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.auth0guard.ConfigurationException;
import io.github.auth0guard.IssuerVerifier;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OfflineVerifierTest {
    private final MutableClock clock = MutableClock.at(Instant.parse("2030-01-01T00:00:00Z"));
    private final TestIssuer issuer = TestIssuer.start(clock);

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void itAcceptsTheIssuersTokensWithoutAskingForKeys() {
        IssuerVerifier verifier = issuer.offlineVerifier();
        issuer.goDown();
        assertThat(verifier.verify(issuer.token().subject("auth0|42").sign()).subject())
                .contains("auth0|42");
        assertThat(issuer.keySetRequests()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void itRefusesEachDefectForWhatItIs(Defect defect) {
        issuer.publish("ES256");
        TokenVerifier verifier = issuer.offlineVerifier(settings -> settings.algorithms("RS256", "ES256"));
        String jwt = issuer.token().defective(defect).sign();
        assertRefused(verifier, jwt, defect.reason());
    }

    @Test
    void itGoesByTheIssuersClock() {
        TokenVerifier verifier = issuer.offlineVerifier();
        String jwt = issuer.token().expiresIn(Duration.ofMinutes(5)).sign();
        clock.advance(Duration.ofMinutes(4));
        verifier.verify(jwt);
        clock.advance(Duration.ofMinutes(2));
        assertRefused(verifier, jwt, Reason.EXPIRED);
    }

    @Test
    void itTakesTheServicesOwnSettings() {
        TokenVerifier verifier = issuer.offlineVerifier(settings -> settings.audience("https://reports.example.com/"));
        verifier.verify(issuer.token().audience("https://reports.example.com/").sign());
        assertRefused(verifier, issuer.token().sign(), Reason.WRONG_AUDIENCE);
    }

    @Test
    void aSettingThatProductionRefusesIsRefused() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> issuer.offlineVerifier(settings -> settings.algorithms("HS256")));
    }

    @Test
    void itDoesNotLearnOfKeysThatComeLater() {
        TokenVerifier verifier = issuer.offlineVerifier();
        issuer.rotate();
        assertRefused(verifier, issuer.token().sign(), Reason.KEY_UNKNOWN);
        issuer.offlineVerifier().verify(issuer.token().sign());
    }

    @Test
    void anotherIssuersTokensAreRefused() {
        try (TestIssuer other = TestIssuer.start(clock)) {
            assertRefused(issuer.offlineVerifier(), other.token().sign(), Reason.WRONG_ISSUER);
        }
    }

    private static void assertRefused(TokenVerifier verifier, String jwt, Reason reason) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> verifier.verify(jwt))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
