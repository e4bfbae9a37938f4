package io.github.auth0guard.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.Scopes;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.InsufficientScopeException;
import io.github.auth0guard.test.MutableClock;
import io.github.auth0guard.test.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In this package because only a test may say what time it is. */
class ReportOnlyRuleTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private final MutableClock clock = MutableClock.at(Instant.parse("2027-01-30T23:59:59Z"));
    private final ReportOnlyRule rule = new ReportOnlyRule(LocalDate.of(2027, 1, 31), Scopes.allOf("read"), clock);

    @Test
    void letsPassAndCountsUntilTheDayAndEnforcesFromItsFirstSecond() {
        AccessToken token = token("other");
        rule.check(token);
        assertThat(rule.wouldHaveRefused()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> rule.check(token)).isInstanceOf(InsufficientScopeException.class);
        assertThat(rule.wouldHaveRefused()).isEqualTo(1);
    }

    @Test
    void doesNotCountWhatIsGoodEnough() {
        rule.check(token("read"));
        clock.advance(Duration.ofDays(1));
        rule.check(token("read"));
        assertThat(rule.wouldHaveRefused()).isZero();
    }

    private static AccessToken token(String scope) {
        try (TokenVerifier verifier =
                TokenVerifier.issuer(ISSUER.url()).audience(ISSUER.audience()).build()) {
            return verifier.verify(ISSUER.token().scope(scope).sign());
        }
    }
}
