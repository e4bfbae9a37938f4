package io.github.auth0guard.acceptance.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.servlet.Public;
import io.github.auth0guard.servlet.RequiresPermission;
import io.github.auth0guard.servlet.RequiresScope;
import io.github.auth0guard.servlet.RequiresToken;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotationsTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private static GuardedApp app;

    @BeforeAll
    static void start() throws Exception {
        TokenVerifier verifier = TokenVerifier.forDomain(ISSUER.url())
                .audience(ISSUER.audience())
                .build();
        app = GuardedApp.start(
                Auth0GuardFilter.of(verifier),
                new Bare(),
                new Open(),
                new Files(),
                new Either(),
                new Both(),
                new Patching(),
                new Heir());
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    /** Answers with whatever the Servlet API shows of the caller. */
    static class Answering extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .print(request.getRemoteUser()
                            + " " + request.getUserPrincipal().getName()
                            + " " + request.getAuthType()
                            + " " + request.isUserInRole("a-scope")
                            + " " + request.isUserInRole("a-permission")
                            + " " + request.isUserInRole("other")
                            + " " + Auth0Guard.accessToken(request).clientId().orElse(""));
        }
    }

    static class Bare extends Answering {
        private static final long serialVersionUID = 1L;
    }

    @Public
    static class Open extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(Auth0Guard.findAccessToken(request).isPresent());
        }

        @Override
        @RequiresToken
        protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
    }

    @RequiresScope("read:files")
    static class Files extends Answering {
        private static final long serialVersionUID = 1L;

        @Override
        @RequiresScope("write:files")
        protected void doPost(HttpServletRequest request, HttpServletResponse response) {}

        @Override
        protected void doPut(HttpServletRequest request, HttpServletResponse response) {}
    }

    @RequiresScope(
            value = {"a", "b"},
            anyOf = true)
    static class Either extends Answering {
        private static final long serialVersionUID = 1L;
    }

    @RequiresScope({"a", "b"})
    @RequiresPermission("p")
    static class Both extends Answering {
        private static final long serialVersionUID = 1L;
    }

    /** PATCH before Servlet 6.1 needs a service method, and so one rule for all methods. */
    @RequiresScope("patch")
    static class Patching extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            if (request.getMethod().equals("PATCH")) {
                response.getWriter().print("patched");
            } else {
                super.service(request, response);
            }
        }
    }

    /** Inherits the class's annotation and overrides an annotated method without repeating it. */
    static class Heir extends Files {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
    }

    @Test
    void aServletThatSaysNothingNeedsAToken() throws Exception {
        assertThat(app.send("GET", Bare.class).statusCode()).isEqualTo(401);
        assertThat(status("GET", Bare.class, ISSUER.token())).isEqualTo(200);
    }

    @Test
    void theServletApiShowsTheCaller() throws Exception {
        TestToken token = ISSUER.token()
                .subject("auth0|42")
                .scope("a-scope")
                .permissions("a-permission")
                .clientId("app");
        assertThat(app.send("GET", Bare.class, "Authorization", "Bearer " + token.sign())
                        .body())
                .isEqualTo("auth0|42 auth0|42 Bearer true true false app");
    }

    @Test
    void aPublicServletSeesNoTokenEvenIfOneIsSent() throws Exception {
        assertThat(app.send("GET", Open.class).body()).isEqualTo("false");
        assertThat(app.send(
                                "GET",
                                Open.class,
                                "Authorization",
                                "Bearer " + ISSUER.token().sign())
                        .body())
                .isEqualTo("false");
    }

    @Test
    void aMethodsAnnotationReplacesTheClasses() throws Exception {
        assertThat(app.send("POST", Open.class).statusCode()).isEqualTo(401);
        assertThat(status("POST", Open.class, ISSUER.token())).isEqualTo(200);
        assertThat(status("POST", Files.class, ISSUER.token().scope("read:files")))
                .isEqualTo(403);
        assertThat(status("POST", Files.class, ISSUER.token().scope("write:files")))
                .isEqualTo(200);
        assertThat(status("PUT", Files.class, ISSUER.token().scope("write:files")))
                .isEqualTo(403);
    }

    @Test
    void headNeedsWhatGetNeeds() throws Exception {
        assertThat(app.send("HEAD", Files.class).statusCode()).isEqualTo(401);
        assertThat(status("HEAD", Files.class, ISSUER.token().scope("write:files")))
                .isEqualTo(403);
        assertThat(status("HEAD", Files.class, ISSUER.token().scope("read:files")))
                .isEqualTo(200);
        assertThat(app.send("HEAD", Open.class).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "post", "FOO", "PROPFIND", "PATCH"})
    void aMethodThatNobodyHasHeardOfIsNotEasierToReach(String method) throws Exception {
        assertThat(app.send(method, Files.class).statusCode()).isEqualTo(401);
        assertThat(status(method, Files.class, ISSUER.token())).isEqualTo(403);
    }

    @Test
    void aPatchInAServiceMethodIsJudgedByTheClass() throws Exception {
        assertThat(app.send("PATCH", Patching.class).statusCode()).isEqualTo(401);
        assertThat(status("PATCH", Patching.class, ISSUER.token().scope("read")))
                .isEqualTo(403);
        assertThat(status("PATCH", Patching.class, ISSUER.token().scope("patch")))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "post", "FOO"})
    void norIsItOnAServletThatIsPublicInPart(String method) throws Exception {
        assertThat(app.send(method, Open.class).statusCode()).isEqualTo(401);
    }

    @Test
    void anyOfAndAllOfAreTold() throws Exception {
        assertThat(status("GET", Either.class, ISSUER.token().scope("b"))).isEqualTo(200);
        assertThat(status("GET", Either.class, ISSUER.token().scope("c"))).isEqualTo(403);
        assertThat(status("GET", Both.class, ISSUER.token().scope("a", "b"))).isEqualTo(403);
        assertThat(status("GET", Both.class, ISSUER.token().scope("a").permissions("p")))
                .isEqualTo(403);
        assertThat(status("GET", Both.class, ISSUER.token().scope("a", "b").permissions("p")))
                .isEqualTo(200);
    }

    @Test
    void anAnnotationOnAnOverriddenMethodIsNotLost() throws Exception {
        assertThat(status("POST", Heir.class, ISSUER.token().scope("read:files")))
                .isEqualTo(403);
        assertThat(status("POST", Heir.class, ISSUER.token().scope("write:files")))
                .isEqualTo(200);
        assertThat(status("GET", Heir.class, ISSUER.token())).isEqualTo(403);
    }

    @Test
    void itCanBeConfiguredByInitParameters() throws Exception {
        FilterHolder holder = new FilterHolder(Auth0GuardFilter.class);
        holder.setInitParameter("AUTH0_DOMAIN", ISSUER.url());
        holder.setInitParameter("AUTH0_AUDIENCE", ISSUER.audience());
        try (GuardedApp configured = GuardedApp.start(holder, new Bare())) {
            assertThat(configured.send("GET", Bare.class).statusCode()).isEqualTo(401);
            assertThat(configured
                            .send(
                                    "GET",
                                    Bare.class,
                                    "Authorization",
                                    "Bearer " + ISSUER.token().sign())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static int status(String method, Class<? extends HttpServlet> servlet, TestToken token) throws Exception {
        return app.send(method, servlet, "Authorization", "Bearer " + token.sign())
                .statusCode();
    }
}
