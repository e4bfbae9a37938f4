package io.github.auth0guard.acceptance.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.servlet.OptionalToken;
import io.github.auth0guard.servlet.Public;
import io.github.auth0guard.servlet.RequiresPermission;
import io.github.auth0guard.servlet.RequiresScope;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is annotated above a class, beside it, or on an annotation of one's own, counts. */
class HierarchyTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private static GuardedApp app;

    @BeforeAll
    static void start() throws Exception {
        TokenVerifier verifier =
                TokenVerifier.issuer(ISSUER.url()).audience(ISSUER.audience()).build();
        app = GuardedApp.start(
                Auth0GuardFilter.of(verifier),
                new Admin(),
                new Nightly(),
                new Child(),
                new Opened(),
                new Implementing(),
                new Anyone());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @RequiresPermission("admin:all")
    @Retention(RetentionPolicy.RUNTIME)
    @interface AdminOnly {}

    @AdminOnly
    @RequiresScope("nightly")
    @Retention(RetentionPolicy.RUNTIME)
    @interface NightlyAdminOnly {}

    abstract static class Answering extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .print(Auth0Guard.findAccessToken(request)
                            .flatMap(token -> token.subject())
                            .orElse("nobody"));
        }
    }

    @AdminOnly
    static class Admin extends Answering {
        private static final long serialVersionUID = 1L;
    }

    @NightlyAdminOnly
    static class Nightly extends Answering {
        private static final long serialVersionUID = 1L;
    }

    @RequiresScope("parent")
    abstract static class Parent extends Answering {
        private static final long serialVersionUID = 1L;
    }

    @RequiresScope("child")
    static class Child extends Parent {
        private static final long serialVersionUID = 1L;
    }

    @Public
    abstract static class Open extends Answering {
        private static final long serialVersionUID = 1L;
    }

    /** Stricter than what it inherits. */
    @RequiresScope("opened")
    static class Opened extends Open {
        private static final long serialVersionUID = 1L;
    }

    @RequiresScope("contract")
    interface Contract {
        @RequiresScope("posting")
        void doPost(HttpServletRequest request, HttpServletResponse response);
    }

    static class Implementing extends Answering implements Contract {
        private static final long serialVersionUID = 1L;

        @Override
        public void doPost(HttpServletRequest request, HttpServletResponse response) {}
    }

    @OptionalToken
    static class Anyone extends Answering {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aComposedAnnotationWorksLikeWhatStandsOnIt() throws Exception {
        assertThat(app.send("GET", Admin.class).statusCode()).isEqualTo(401);
        assertThat(get(Admin.class, ISSUER.token().permissions("admin:some"))).isEqualTo(403);
        assertThat(get(Admin.class, ISSUER.token().permissions("admin:all"))).isEqualTo(200);
    }

    @Test
    void alsoWhenItIsComposedOfComposedOnes() throws Exception {
        assertThat(get(Nightly.class, ISSUER.token().permissions("admin:all"))).isEqualTo(403);
        assertThat(get(Nightly.class, ISSUER.token().scope("nightly"))).isEqualTo(403);
        assertThat(get(Nightly.class, ISSUER.token().scope("nightly").permissions("admin:all")))
                .isEqualTo(200);
    }

    @Test
    void aSubclassAddsToWhatItInherits() throws Exception {
        assertThat(get(Child.class, ISSUER.token().scope("child"))).isEqualTo(403);
        assertThat(get(Child.class, ISSUER.token().scope("parent"))).isEqualTo(403);
        assertThat(get(Child.class, ISSUER.token().scope("child", "parent"))).isEqualTo(200);
        assertThat(app.send("GET", Opened.class).statusCode()).isEqualTo(401);
        assertThat(get(Opened.class, ISSUER.token())).isEqualTo(403);
    }

    @Test
    void anInterfacesAnnotationsCount() throws Exception {
        assertThat(get(Implementing.class, ISSUER.token())).isEqualTo(403);
        assertThat(get(Implementing.class, ISSUER.token().scope("contract"))).isEqualTo(200);
        assertThat(status("POST", Implementing.class, ISSUER.token().scope("contract")))
                .isEqualTo(403);
        assertThat(status("POST", Implementing.class, ISSUER.token().scope("posting")))
                .isEqualTo(200);
    }

    @Test
    void anOptionalTokenIsJudgedWhenItIsThere() throws Exception {
        assertThat(app.send("GET", Anyone.class).body()).isEqualTo("nobody");
        assertThat(app.send(
                                "GET",
                                Anyone.class,
                                "Authorization",
                                "Bearer " + ISSUER.token().subject("ann").sign())
                        .body())
                .isEqualTo("ann");
        assertThat(get(Anyone.class, ISSUER.token().audience("https://other.example.com/")))
                .isEqualTo(401);
        assertThat(app.send("GET", Anyone.class, "Authorization", "Bearer").statusCode())
                .isEqualTo(400);
    }

    private static int get(Class<? extends HttpServlet> servlet, TestToken token) throws Exception {
        return status("GET", servlet, token);
    }

    private static int status(String method, Class<? extends HttpServlet> servlet, TestToken token) throws Exception {
        return app.send(method, servlet, "Authorization", "Bearer " + token.sign())
                .statusCode();
    }
}
