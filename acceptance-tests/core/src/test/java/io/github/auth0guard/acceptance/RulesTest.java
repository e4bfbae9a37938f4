package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.auth0guard.AccessRule;
import io.github.auth0guard.AccessToken;
import io.github.auth0guard.Claims;
import io.github.auth0guard.Permissions;
import io.github.auth0guard.Scopes;
import io.github.auth0guard.StepUp;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.InsufficientAuthenticationException;
import io.github.auth0guard.error.InsufficientScopeException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rules about claims, and rules made of rules. */
class RulesTest {
    private static final String ROLES = "https://example.com/roles";

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private static final TokenVerifier VERIFIER = ISSUER.offlineVerifier();

    @Test
    void aClaimIsThereUnlessItIsAbsentOrNull() {
        AccessRule rule = Claims.has("plan");
        for (Object value : List.of("", "free", false, 0, List.of(), Map.of())) {
            assertSatisfied(rule, with("plan", value));
        }
        assertNotSatisfied(rule, with("plan", null));
        assertNotSatisfied(rule, with("Plan", "free"));
        assertNotSatisfied(rule, token());
    }

    @Test
    void aClaimEqualsNothingButItsValue() {
        AccessRule text = Claims.equal("plan", "gold");
        assertSatisfied(text, with("plan", "gold"));
        for (Object value :
                Arrays.asList("Gold", "gold ", "", null, true, 1, List.of("gold"), Map.of("gold", "gold"))) {
            assertNotSatisfied(text, with("plan", value));
        }
        assertNotSatisfied(text, token());
        assertSatisfied(Claims.equal("trial", true), with("trial", true));
        assertNotSatisfied(Claims.equal("trial", true), with("trial", false));
        assertNotSatisfied(Claims.equal("trial", true), with("trial", "true"));
    }

    @Test
    void numbersAreEqualByValueHoweverTheyAreWritten() {
        for (Object expected : List.of(5, 5L, 5.0, new BigDecimal("5.00"), (short) 5)) {
            AccessRule rule = Claims.equal("level", expected);
            assertSatisfied(rule, with("level", 5));
            assertSatisfied(rule, with("level", 5.0));
            for (Object other : List.of(4, 6, 5.5, -5, "5", true, List.of(5))) {
                assertNotSatisfied(rule, with("level", other));
            }
        }
        assertSatisfied(Claims.equal("level", 0.5), with("level", 0.5));
    }

    @Test
    void aListContainsItsElementsAndNoPartsOfThem() {
        AccessRule rule = Claims.contains(ROLES, "admin");
        assertSatisfied(rule, with(ROLES, List.of("admin")));
        assertSatisfied(rule, with(ROLES, Arrays.asList(null, 1, "dev", "admin")));
        assertSatisfied(rule, with(ROLES, "admin"));
        for (Object value : Arrays.asList(
                "admin dev",
                "administrator",
                "",
                null,
                1,
                List.of(),
                List.of("dev", "Admin"),
                List.of(List.of("admin")),
                List.of(Map.of("admin", "admin")),
                Map.of("admin", true))) {
            assertNotSatisfied(rule, with(ROLES, value));
        }
        assertNotSatisfied(rule, token());
        assertSatisfied(Claims.contains("levels", 2), with("levels", List.of(1, 2.0)));
        assertNotSatisfied(Claims.contains("levels", 2), with("levels", List.of(1, "2", 20)));
    }

    @Test
    void aRuleAboutNoClaimOrNoValueCannotBeWritten() {
        assertThatNullPointerException().isThrownBy(() -> Claims.has(nothing()));
        assertThatNullPointerException().isThrownBy(() -> Claims.equal("plan", nothing()));
        assertThatNullPointerException().isThrownBy(() -> Claims.contains("plan", nothing()));
        assertThatNullPointerException().isThrownBy(() -> Claims.has("plan").and(nothing()));
        assertThatNullPointerException().isThrownBy(() -> Claims.has("plan").or(nothing()));
    }

    @Test
    void aClaimThatIsNotEnoughIsRefusedWithoutSayingWhich() {
        InsufficientScopeException refusal = catchThrowableOfType(
                InsufficientScopeException.class,
                () -> Claims.equal("plan", "gold").check(verified(with("plan", "free"))));
        assertThat(refusal.reason()).isEqualTo(Reason.CLAIM_NOT_SATISFIED);
        assertThat(refusal.scopes()).isEmpty();
        assertThat(refusal).hasMessageNotContainingAny("plan", "gold", "free");
    }

    @Test
    void aCombinationAsksForAllThatItIsMadeOf() {
        AccessRule both = Scopes.allOf("a", "b").and(Permissions.allOf("b", "c"));
        AccessRule either = Scopes.allOf("a").or(Permissions.anyOf("c"));
        assertThat(both.scopes()).containsExactly("a", "b", "c");
        assertThat(either.scopes()).containsExactly("a", "c");
        for (AccessRule rule : List.of(both, either)) {
            InsufficientScopeException refusal = catchThrowableOfType(
                    InsufficientScopeException.class,
                    () -> rule.check(verified(token().claim("permissions", List.of()))));
            assertThat(refusal.scopes()).isEqualTo(rule.scopes());
            assertThat(refusal.reason()).isEqualTo(Reason.SCOPE_MISSING);
        }
        both.check(verified(token().scope("a", "b").permissions("b", "c")));
        either.check(verified(token().scope("a")));
        either.check(verified(token().permissions("c")));
    }

    @Test
    void whatLacksOnlyAStrongLoginIsAskedForThat() {
        AccessRule rule = StepUp.acr("gold").or(Scopes.allOf("admin"));
        assertThat(catchThrowableOfType(InsufficientAuthenticationException.class, () -> rule.check(verified(token()))))
                .hasMessage(Reason.ACR_NOT_SATISFIED.sentence());
        rule.check(verified(token().scope("admin")));
    }

    @Test
    void aRuleReadsLikeASentence() {
        assertThat(Scopes.allOf("a", "b").and(Permissions.anyOf("c")))
                .hasToString("(all of scopes [a, b] and any of permissions [c])");
        assertThat(Claims.has("x").or(Claims.equal("y", 1)).and(Claims.contains("z", "w")))
                .hasToString("((claim x is present or claim y equals 1) and claim z contains w)");
        assertThat(StepUp.acr("gold").orAmr("mfa").maxAge(Duration.ofMinutes(5)))
                .hasToString("login with any acr of [gold] or amr of [mfa] within 300 s");
        assertThat(StepUp.acr("gold")).hasToString("login with any acr of [gold]");
        assertThat(StepUp.loginWithin(Duration.ofSeconds(90))).hasToString("any login within 90 s");
    }

    @SuppressWarnings({"NullAway", "DataFlowIssue", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    private static TestToken token() {
        return ISSUER.token();
    }

    private static TestToken with(String claim, Object value) {
        return token().claim(claim, value);
    }

    private static AccessToken verified(TestToken token) {
        return VERIFIER.verify(token.sign());
    }

    private static void assertSatisfied(AccessRule rule, TestToken token) {
        assertThat(rule.isSatisfiedBy(verified(token))).as(rule.toString()).isTrue();
    }

    private static void assertNotSatisfied(AccessRule rule, TestToken token) {
        assertThat(rule.isSatisfiedBy(verified(token))).as(rule.toString()).isFalse();
    }
}
