package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.auth0guard.AccessRule;
import io.github.auth0guard.AccessToken;
import io.github.auth0guard.Permissions;
import io.github.auth0guard.Scopes;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InsufficientScopeException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token grants is what it says to the letter (RFC 6749 §3.3, RFC 9068 §2.2.3), and nothing else grants it. */
class GrantsTest {
    private static final String NAME = "read:messages";

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private static final TokenVerifier VERIFIER = ISSUER.offlineVerifier();

    private final AccessRule scope = Scopes.allOf(NAME);
    private final AccessRule permission = Permissions.allOf(NAME);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "read",
                "messages",
                "read:message",
                "read:messages:own",
                "xread:messages",
                "Read:messages",
                "read:*",
                "*",
                "read:messages,write",
                "write;read:messages",
                "x\tread:messages",
                "x\nread:messages",
                "read:messages\u0000",
                "read:messages\u00a0",
                "r\u0435ad:messages",
                "\"read:messages\"",
                "[read:messages]",
                "read: messages"
            })
    void whatOnlyLooksLikeTheNameIsNotIt(String granted) {
        assertMissing(scope, token().claim("scope", granted), Reason.SCOPE_MISSING);
        assertMissing(permission, token().permissions(granted), Reason.PERMISSION_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scp", "scopes", "Scope", "roles", "groups", "entitlements", "authorities", "acr"})
    void noOtherClaimGrantsIt(String claim) {
        for (Object value : List.of(NAME, List.of(NAME))) {
            assertMissing(scope, token().claim(claim, value), Reason.SCOPE_MISSING);
            assertMissing(permission, token().claim(claim, value), Reason.PERMISSION_MISSING);
        }
    }

    @Test
    void scopesArePermissionsToNobody() {
        assertMissing(permission, token().scope(NAME), Reason.PERMISSION_MISSING);
        assertMissing(scope, token().permissions(NAME), Reason.SCOPE_MISSING);
    }

    @Test
    void amongManyOthersItIsStillFoundOrMissed() {
        String[] many = IntStream.range(0, 100).mapToObj(i -> "other:" + i).toArray(String[]::new);
        String[] more = many.clone();
        more[57] = NAME;
        assertMissing(scope, token().scope(many), Reason.SCOPE_MISSING);
        assertMissing(permission, token().permissions(many), Reason.PERMISSION_MISSING);
        scope.check(verified(token().scope(more)));
        permission.check(verified(token().permissions(more)));
    }

    @Test
    void halfOfWhatIsNeededIsNotEnough() {
        AccessRule both = Scopes.allOf(NAME, "write:messages");
        assertMissing(both, token().scope(NAME), Reason.SCOPE_MISSING);
        assertMissing(scope.and(permission), token().scope(NAME), Reason.PERMISSION_MISSING);
        assertMissing(scope.or(permission), token().scope("x").permissions("y"), Reason.SCOPE_MISSING);
        both.check(verified(token().scope("write:messages", NAME)));
        Scopes.anyOf(NAME, "write:messages").check(verified(token().scope(NAME)));
    }

    @Test
    void aRuleThatWouldLetEverybodyInOrNobodyCannotBeWritten() {
        assertThatIllegalArgumentException().isThrownBy(Scopes::allOf);
        assertThatIllegalArgumentException().isThrownBy(Permissions::anyOf);
        for (String name : List.of("", "a b", "a\"", "a\\", "\u00e9", "a\r\n")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Scopes.allOf(name));
            assertThatIllegalArgumentException().isThrownBy(() -> Permissions.anyOf(name));
        }
    }

    private static TestToken token() {
        return ISSUER.token().claim("permissions", List.of());
    }

    private static AccessToken verified(TestToken token) {
        return VERIFIER.verify(token.sign());
    }

    private static void assertMissing(AccessRule rule, TestToken token, Reason reason) {
        AuthException refusal = catchThrowableOfType(AuthException.class, () -> rule.check(verified(token)));
        assertThat(refusal).isInstanceOf(InsufficientScopeException.class);
        assertThat(refusal.reason()).isEqualTo(reason);
    }
}
