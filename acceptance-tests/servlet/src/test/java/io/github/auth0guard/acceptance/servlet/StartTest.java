package io.github.auth0guard.acceptance.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auth0guard.Scopes;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.servlet.OptionalToken;
import io.github.auth0guard.servlet.Policy;
import io.github.auth0guard.servlet.Public;
import io.github.auth0guard.servlet.ReportOnly;
import io.github.auth0guard.servlet.RequiresScope;
import io.github.auth0guard.test.TestIssuer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What can't be enforced stops the start with a sentence that helps. */
class StartTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private final RequestAuthenticator authenticator = RequestAuthenticator.of(
            TokenVerifier.forDomain(ISSUER.url()).audience(ISSUER.audience()).build());

    static class Foreign extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
    }

    static class OwnService extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {}

        @Override
        @RequiresScope("a")
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
    }

    /** How PATCH is served before Servlet 6.1. */
    static class OwnPatch extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            if (request.getMethod().equals("PATCH")) {
                doPatch(request, response);
            } else {
                super.service(request, response);
            }
        }

        @RequiresScope("a")
        protected void doPatch(HttpServletRequest request, HttpServletResponse response) {}
    }

    static class ForgetfulOfPatch extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        @RequiresScope("a")
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {}

        protected void doPatch(HttpServletRequest request, HttpServletResponse response) {}
    }

    @Public
    @RequiresScope("a")
    static class Contradiction extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    static class Forgetful extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        @RequiresScope("a")
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {}

        @Override
        protected void doDelete(HttpServletRequest request, HttpServletResponse response) {}
    }

    @RequiresScope({})
    static class Nothing extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    @RequiresScope("read:a read:b")
    static class TwoInOne extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    @RequiresScope("a")
    static class Guarded extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        @RequiresScope("b")
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
    }

    @Public
    static class Loosened extends Guarded {
        private static final long serialVersionUID = 1L;
    }

    static class LoosenedMethod extends Guarded {
        private static final long serialVersionUID = 1L;

        @Override
        @OptionalToken
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
    }

    static class Helping extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @RequiresScope("a")
        private void help() {}

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            help();
        }
    }

    abstract static class Generic<Q> extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @RequiresScope("a")
        abstract void doGet(Q request, HttpServletResponse response);
    }

    static class Bridged extends Generic<HttpServletRequest> {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
    }

    @ReportOnly(until = "tomorrow")
    @RequiresScope("a")
    static class NoDay extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    @ReportOnly(until = "2027-01-01")
    static class NothingToTryOut extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    @RequiresScope("a")
    static class AnnotatedFilter implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) {}
    }

    @Test
    void whatIsInheritedCanOnlyBeMadeStricter() {
        assertRefused(new Loosened(), "Loosened", "'public' but inherits 'all of scopes [a]'", "only be made stricter");
        assertRefused(new LoosenedMethod(), "'optional token' but inherits 'all of scopes [b]'");
    }

    @Test
    void annotationsThatNothingReads() {
        assertRefused(new Helping(), "Helping", "help, which is not one of the doX methods");
        assertRefused(new Bridged(), "Bridged", "doGet, which is not one of the doX methods");
        assertThatThrownBy(() -> GuardedApp.start(context -> {
                            context.addFilter("annotated", new AnnotatedFilter());
                            Auth0Guard.install(context, Auth0GuardFilter.of(authenticator));
                        })
                        .close())
                .rootCause()
                .hasMessageContainingAll("AnnotatedFilter", "is a filter", "put them on servlets");
    }

    @Test
    void tryingOutWithoutADayOrARule() {
        assertRefused(new NoDay(), "'tomorrow' is not a day; write it as 2027-01-31");
        assertRefused(new NothingToTryOut(), "no rule that it could try out");
    }

    @Test
    void routesThatContradictEachOther() {
        assertThatThrownBy(() -> Policy.builder()
                        .servlet("s")
                        .route("/a/{x}")
                        .permitAll()
                        .route("/a/{y}")
                        .permitAll()
                        .build())
                .hasMessageContainingAll("/a/{x}", "/a/{y}", "fit the same paths");
        assertThatThrownBy(() -> Policy.builder()
                        .servlet("s")
                        .permitAll()
                        .route("/a")
                        .permitAll()
                        .build())
                .hasMessageContainingAll("'s'", "routes and a rule for all paths");
    }

    @Test
    void annotatedMethodsBehindAnOwnServiceMethod() {
        assertRefused(new OwnService(), "OwnService", "service", "annotate the class");
        assertRefused(new OwnPatch(), "OwnPatch", "service", "annotate the class");
    }

    @Test
    void publicTogetherWithSomethingElse() {
        assertRefused(new Contradiction(), "Contradiction", "@Public contradicts");
    }

    @Test
    void aMethodThatWasForgotten() {
        assertRefused(new Forgetful(), "Forgetful.doDelete", "annotate it, or the class");
        assertRefused(new ForgetfulOfPatch(), "ForgetfulOfPatch.doPatch", "annotate it, or the class");
    }

    @Test
    void scopesThatCanNeverBeMet() {
        assertRefused(new Nothing(), "Nothing", "Name at least one");
        assertRefused(new TwoInOne(), "TwoInOne", "write each as one argument");
    }

    @Test
    void aPolicyForAServletThatDoesNotExist() {
        Policy policy =
                Policy.builder().servlet("Foriegn").get(Scopes.allOf("a")).build();
        assertThatThrownBy(() -> GuardedApp.start(guard(policy), new Foreign()).close())
                .rootCause()
                .hasMessageContainingAll("'Foriegn'", "Foreign");
    }

    @Test
    void aWrongInitParameter() {
        FilterHolder holder = new FilterHolder(Auth0GuardFilter.class);
        holder.setInitParameter("AUTH0_DOMAIN", "YOUR_DOMAIN");
        assertThatThrownBy(() -> GuardedApp.start(holder, new Foreign()).close())
                .rootCause()
                .hasMessageContainingAll("AUTH0_DOMAIN 'YOUR_DOMAIN'", "AUTH0_AUDIENCE is not set");
    }

    @Test
    void aServletThatOneDoesNotOwnGetsItsPolicyInCode() throws Exception {
        Policy policy = Policy.builder()
                .servlet("Foreign")
                .get(Scopes.allOf("read"))
                .post(Scopes.allOf("write"))
                .build();
        try (GuardedApp app = GuardedApp.start(guard(policy), new Foreign())) {
            assertThat(app.send("GET", Foreign.class).statusCode()).isEqualTo(401);
            assertThat(status(app, "GET", "read")).isEqualTo(200);
            assertThat(status(app, "HEAD", "write")).isEqualTo(403);
            assertThat(status(app, "POST", "read")).isEqualTo(403);
            assertThat(status(app, "DELETE", "read")).isEqualTo(403);
        }
    }

    @Test
    void orIsOpenedInCode() throws Exception {
        Policy policy = Policy.builder().servlet("Foreign").permitAll().build();
        try (GuardedApp app = GuardedApp.start(guard(policy), new Foreign())) {
            assertThat(app.send("GET", Foreign.class).statusCode()).isEqualTo(200);
        }
    }

    private Auth0GuardFilter guard(Policy policy) {
        return Auth0GuardFilter.builder(authenticator).policy(policy).build();
    }

    private void assertRefused(HttpServlet servlet, String... sentence) {
        assertThatThrownBy(() -> GuardedApp.start(Auth0GuardFilter.of(authenticator), servlet)
                        .close())
                .rootCause()
                .hasMessageContainingAll(sentence);
    }

    private static int status(GuardedApp app, String method, String scope) throws Exception {
        return app.send(
                        method,
                        Foreign.class,
                        "Authorization",
                        "Bearer " + ISSUER.token().scope(scope).sign())
                .statusCode();
    }
}
