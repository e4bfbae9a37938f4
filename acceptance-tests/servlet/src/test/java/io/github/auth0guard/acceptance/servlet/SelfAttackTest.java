package io.github.auth0guard.acceptance.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.acceptance.servlet.AttackedApp.Talking;
import io.github.auth0guard.acceptance.servlet.suite.Findings;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.servlet.Public;
import io.github.auth0guard.servlet.RequiresPermission;
import io.github.auth0guard.servlet.RequiresScope;
import io.github.auth0guard.test.Attack;
import io.github.auth0guard.test.GuardAssertions;
import io.github.auth0guard.test.Route;
import io.github.auth0guard.test.TestIssuer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kit's attack finds in applications with one hole each, and that it finds nothing where there is none. */
@SuppressWarnings("serial")
class SelfAttackTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private static final Route MESSAGES = Route.needsToken("GET", "/messages");

    private final AttackedApp app = new AttackedApp();

    @AfterEach
    void stop() throws Exception {
        app.stop();
    }

    @Public
    static class Ping extends Talking {}

    @RequiresScope({"read:messages", "read:all"})
    static class Messages extends Talking {}

    @RequiresPermission("read:reports")
    static class Reports extends Talking {}

    @ParameterizedTest
    @ValueSource(strings = {"/", "/shop"})
    void nothingIsFoundWhereTheGuardIsInFrontOfEverything(String contextPath) throws Exception {
        String url = serveAll().below(contextPath).guard(guard(ISSUER)).start();
        assertThat(Findings.of(GuardAssertions.attack(url, ISSUER).policy(app.policy())))
                .isEmpty();
    }

    @Test
    void aRouteLeftPublicByMistakeIsFound() throws Exception {
        Auth0GuardFilter filter = guard(ISSUER);
        String url = serveAll().filter("/messages/*", filter).start();
        assertThat(Findings.of(GuardAssertions.attack(url, ISSUER).policy(filter.policyTable())))
                .contains("GET /reports: no token", "GET /reports: a token with the defect EXPIRED")
                .contains("GET /reports: a token without the permission read:reports")
                .noneMatch(finding -> finding.contains("/messages"));
    }

    @Test
    void aHandWrittenFilterThatDoesNotCheckTheAudienceIsFound() throws Exception {
        assertThat(findingsBehind(HandWrittenFilter.withoutAudience(ISSUER), MESSAGES))
                .contains(
                        "GET /messages: a token with the defect WRONG_AUDIENCE",
                        "GET /messages: a token with the defect AUDIENCE_MISSING",
                        "GET /messages: a token with the defect ID_TOKEN")
                .doesNotContain(
                        "GET /messages: no token",
                        "GET /messages: a good token",
                        "GET /messages: a token with the defect EXPIRED",
                        "GET /messages: a token with the defect NONE",
                        "GET /messages: a token with the defect WRONG_ISSUER");
    }

    @Test
    void aForgottenScopeIsFound() throws Exception {
        assertThat(findingsBehind(
                        HandWrittenFilter.judgingScope(ISSUER, scope -> true),
                        Route.needsScopes("GET", "/messages", "a", "b")))
                .contains("GET /messages: a token without any right", "GET /messages: a token with other rights")
                .contains("GET /messages: a token without the scope a", "GET /messages: a token without the scope b");
    }

    @Test
    void aScopeThatIsLookedForWithinTheTextIsFound() throws Exception {
        assertThat(findingsBehind(
                        HandWrittenFilter.judgingScope(ISSUER, scope -> scope.contains("read")),
                        Route.needsScopes("GET", "/messages", "read")))
                .containsExactly("GET /messages: each scope with more behind it");
    }

    @Test
    void aFilterThatComparesPathsIsFound() throws Exception {
        assertThat(findingsBehind(forgetting(request -> !request.getRequestURI().equals("/messages")), MESSAGES))
                .contains(
                        "GET /messages: the path with a parameter behind, without a token",
                        "GET /messages: the path with a way back before, without a token",
                        "GET /messages: the path with an encoded letter, without a token")
                .doesNotContain("GET /messages: no token");
    }

    @Test
    void aFilterThatKnowsSomeMethodsOnlyIsFound() throws Exception {
        assertThat(findingsBehind(
                        forgetting(request -> !Set.of("GET", "POST").contains(request.getMethod())), MESSAGES))
                .contains(
                        "GET /messages: the method get, without a token",
                        "GET /messages: the method HEAD, without a token",
                        "GET /messages: the method FOO, without a token")
                .doesNotContain("GET /messages: the method POST, without a token");
    }

    @Test
    void aMethodThatAFieldOverridesIsFound() throws Exception {
        assertThat(findingsBehind(
                        forgetting(request -> "OPTIONS".equals(request.getHeader("X-HTTP-Method-Override"))), MESSAGES))
                .containsExactly("GET /messages: the harmless X-HTTP-Method-Override, without a token");
    }

    @Test
    void aPathThatAFieldOverridesIsFound() throws Exception {
        app.filter("/*", new HttpFilter() {
            @Override
            protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws IOException, ServletException {
                String path = request.getHeader("X-Original-URL");
                if (path == null) {
                    chain.doFilter(request, response);
                } else {
                    request.getRequestDispatcher(path).forward(request, response);
                }
            }
        });
        assertThat(findingsBehind(forgetting(request -> false), MESSAGES))
                .contains("GET /messages: X-Original-URL on another path, without a token");
    }

    @Test
    void anApplicationThatTrustsAnotherIssuerIsFound() throws Exception {
        try (TestIssuer other = TestIssuer.start()) {
            String url = serveAll().guard(guard(other)).start();
            assertThat(Findings.of(GuardAssertions.attack(url, ISSUER).policy(app.policy())))
                    .contains("GET /messages/auth0guard: a good token", "GET /reports: a good token");
        }
    }

    @Test
    void whatEveryPathAnswersIsNoFinding() throws Exception {
        app.serve("/", new Talking());
        assertThat(findingsBehind(
                        forgetting(request -> !request.getServletPath().equals("/messages")), MESSAGES))
                .noneMatch(finding -> finding.contains("the path with a slash before"));
    }

    @Test
    void whatIsPublicIsNotAttackedAndItsNeighboursOnlyWhereTheyDiffer() {
        Attack attack = GuardAssertions.attack("http://localhost:1", ISSUER).routes(Route.isPublic("GET", "/ping"));
        assertThatIllegalStateException().isThrownBy(attack::tests);
        assertThat(attack.routes(Route.needsToken("POST", "/ping")).tests())
                .isNotEmpty()
                .allMatch(test -> test.getDisplayName().startsWith("POST /ping"))
                .noneMatch(test -> test.getDisplayName().contains("the method"));
    }

    @Test
    void whereNobodyAnswersEachTestFails() {
        Attack attack = GuardAssertions.attack("http://localhost:1/", ISSUER).routes(MESSAGES);
        assertThat(Findings.of(attack)).hasSameSizeAs(attack.tests().toList()).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "/messages", "", "http:", "mailto:a@b"})
    void whatIsNoUrlIsSaidToBeNone(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> GuardAssertions.attack(url, ISSUER));
    }

    @Test
    void aPathWithoutASlashIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Route.needsToken("GET", "messages"));
    }

    private AttackedApp serveAll() {
        return app.serve("/ping", new Ping())
                .serve("/messages/*", new Messages())
                .serve("/reports", new Reports());
    }

    private static Auth0GuardFilter guard(TestIssuer issuer) {
        return Auth0GuardFilter.of(TokenVerifier.forDomain(issuer.url())
                .audience(issuer.audience())
                .build());
    }

    private static HandWrittenFilter forgetting(Predicate<HttpServletRequest> forgotten) {
        return HandWrittenFilter.forgetting(ISSUER, forgotten);
    }

    private List<String> findingsBehind(HandWrittenFilter filter, Route route) throws Exception {
        String url = app.filter("/*", filter).serve("/messages", new Messages()).start();
        return Findings.of(GuardAssertions.attack(url, ISSUER).routes(route));
    }
}
