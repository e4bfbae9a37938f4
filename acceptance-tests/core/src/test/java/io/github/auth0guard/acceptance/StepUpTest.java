package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.auth0guard.AccessRule;
import io.github.auth0guard.AccessToken;
import io.github.auth0guard.Scopes;
import io.github.auth0guard.StepUp;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InsufficientAuthenticationException;
import io.github.auth0guard.error.InsufficientScopeException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.test.MutableClock;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins that must be strong or recent: RFC 9470. */
class StepUpTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private final MutableClock clock = MutableClock.at(NOW);
    private final AccessRule strong = StepUp.acr("gold", StepUp.MULTI_FACTOR).clock(clock);
    private final AccessRule recent = StepUp.loginWithin(Duration.ofMinutes(5)).clock(clock);

    @ParameterizedTest
    @ValueSource(strings = {"gold", "http://schemas.openid.net/pape/policies/2007/06/multi-factor"})
    void anyOfTheContextsWillDo(String acr) {
        strong.check(verified(token().claim("acr", acr)));
    }

    @Test
    void anotherContextOrNoneIsNotEnough() {
        for (Object acr :
                Arrays.asList("silver", "Gold", "gold ", "", null, 1, true, List.of("gold"), Map.of("gold", 1))) {
            assertRefused(strong, token().claim("acr", acr), Reason.ACR_NOT_SATISFIED);
        }
        assertRefused(strong, token(), Reason.ACR_NOT_SATISFIED);
    }

    @Test
    void methodsCountOnlyWhereTheyAreNamed() {
        TestToken mfa = token().claim("amr", List.of("pwd", "mfa"));
        assertRefused(strong, mfa, Reason.ACR_NOT_SATISFIED);
        AccessRule either = StepUp.acr("gold").orAmr("mfa", "hwk");
        either.check(verified(mfa));
        either.check(verified(token().claim("acr", "gold")));
        assertRefused(either, token().claim("amr", List.of("pwd")), Reason.ACR_NOT_SATISFIED);
        assertRefused(either, token().claim("amr", List.of("mfa", 1)), Reason.ACR_NOT_SATISFIED);
        assertRefused(either, token(), Reason.ACR_NOT_SATISFIED);
    }

    @Test
    void aLoginIsRecentToTheSecond() {
        recent.check(verified(token().claim("auth_time", at(-300))));
        recent.check(verified(token().claim("auth_time", at(0))));
        recent.check(verified(token().claim("auth_time", at(10))));
        assertRefused(recent, token().claim("auth_time", at(-301)), Reason.LOGIN_TOO_OLD);
    }

    @Test
    void aLoginInTheFutureOrAtNoTimeIsNotRecent() {
        for (Object time : Arrays.asList(at(11), NOW.toEpochMilli(), "1893456000", null, -1, 1e300, List.of(at(0)))) {
            assertRefused(recent, token().claim("auth_time", time), Reason.LOGIN_TOO_OLD);
        }
        assertRefused(recent, token(), Reason.LOGIN_TOO_OLD);
    }

    @Test
    void theTokensOwnAgeIsNoLoginTime() {
        assertRefused(recent, token().issuedAt(Instant.now()), Reason.LOGIN_TOO_OLD);
    }

    @Test
    void timeMovesOn() {
        AccessToken token = verified(token().claim("auth_time", at(0)));
        assertThat(recent.isSatisfiedBy(token)).isTrue();
        clock.advance(Duration.ofSeconds(301));
        assertThat(recent.isSatisfiedBy(token)).isFalse();
    }

    @Test
    void bothAreAskedForInOneChallenge() {
        AccessRule both =
                StepUp.acr("gold", "silver").maxAge(Duration.ofMinutes(5)).clock(clock);
        both.check(verified(token().claim("acr", "silver").claim("auth_time", at(-1))));
        AccessToken old = verified(token().claim("acr", "gold").claim("auth_time", at(-301)));
        InsufficientAuthenticationException refusal =
                catchThrowableOfType(InsufficientAuthenticationException.class, () -> both.check(old));
        assertThat(refusal.reason()).isEqualTo(Reason.LOGIN_TOO_OLD);
        assertThat(refusal.acrValues()).containsExactly("gold", "silver");
        assertThat(refusal.maxAge()).contains(Duration.ofMinutes(5));
        assertRefused(both, token().claim("auth_time", at(-1)), Reason.ACR_NOT_SATISFIED);
    }

    @Test
    void combinedWithScopesTheFirstThatFailsIsAnswered() {
        AccessRule rule = Scopes.allOf("transfer").and(strong);
        assertThat(refusal(rule, token())).isInstanceOf(InsufficientScopeException.class);
        assertThat(refusal(rule, token().scope("transfer"))).isInstanceOf(InsufficientAuthenticationException.class);
        rule.check(verified(token().scope("transfer").claim("acr", "gold")));
    }

    @Test
    void aRuleThatAsksForNothingOrForTheImpossibleCannotBeWritten() {
        assertThatIllegalArgumentException().isThrownBy(StepUp::acr);
        assertThatIllegalArgumentException().isThrownBy(() -> StepUp.acr("two words"));
        assertThatIllegalArgumentException().isThrownBy(() -> StepUp.acr("quo\"te"));
        assertThatIllegalArgumentException().isThrownBy(() -> StepUp.acr("gold").orAmr());
        assertThatIllegalArgumentException().isThrownBy(() -> StepUp.loginWithin(Duration.ofMillis(999)));
        assertThatIllegalArgumentException().isThrownBy(() -> StepUp.acr("gold").maxAge(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepUp.loginWithin(Duration.ofMinutes(1)).orAmr("mfa"));
    }

    private static long at(int seconds) {
        return NOW.getEpochSecond() + seconds;
    }

    private static TestToken token() {
        return ISSUER.token();
    }

    private static AccessToken verified(TestToken token) {
        return ISSUER.offlineVerifier().verify(token.sign());
    }

    private static AuthException refusal(AccessRule rule, TestToken token) {
        return catchThrowableOfType(AuthException.class, () -> rule.check(verified(token)));
    }

    private static void assertRefused(AccessRule rule, TestToken token, Reason reason) {
        AuthException refusal = refusal(rule, token);
        assertThat(refusal).isInstanceOf(InsufficientAuthenticationException.class);
        assertThat(refusal.reason()).isEqualTo(reason);
    }
}
