package io.github.auth0guard.acceptance.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.servlet.RequiresScope;
import io.github.auth0guard.test.TestIssuer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A CORS filter (Fetch standard, "CORS protocol") in front of the guard, where it belongs, and behind it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorsTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private static final String PAGE = "https://app.example.com";

    private GuardedApp inFront;
    private GuardedApp behind;

    /** Answers preflights itself and marks every other answer. */
    static class Cors extends HttpFilter {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (PAGE.equals(request.getHeader("Origin"))) {
                response.setHeader("Access-Control-Allow-Origin", PAGE);
                response.setHeader("Access-Control-Expose-Headers", "WWW-Authenticate");
            }
            if (request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null) {
                response.setHeader("Access-Control-Allow-Headers", "Authorization");
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            } else {
                chain.doFilter(request, response);
            }
        }
    }

    @RequiresScope("read")
    static class Notes extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("notes");
        }
    }

    /** Answers OPTIONS itself, so what is behind it could be anything. */
    @RequiresScope("read")
    static class Everything extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("everything");
        }
    }

    @BeforeAll
    void start() throws Exception {
        inFront = start(false);
        behind = start(true);
    }

    private static GuardedApp start(boolean guardFirst) throws Exception {
        TokenVerifier verifier =
                TokenVerifier.issuer(ISSUER.url()).audience(ISSUER.audience()).build();
        return GuardedApp.start(context -> {
            context.addServlet("notes", new Notes()).addMapping("/notes");
            context.addServlet("everything", new Everything()).addMapping("/everything");
            FilterRegistration cors = context.addFilter("cors", new Cors());
            cors.addMappingForUrlPatterns(null, guardFirst, "/*");
            Auth0Guard.install(context, Auth0GuardFilter.of(verifier));
        });
    }

    @AfterAll
    void stop() {
        inFront.close();
        behind.close();
    }

    @Test
    void inFrontItAnswersPreflightsWithoutAToken() throws Exception {
        for (String path : List.of("/notes", "/everything")) {
            HttpResponse<String> preflight = preflight(inFront, path);
            assertThat(preflight.statusCode()).isEqualTo(204);
            assertThat(allowedOrigin(preflight)).isEqualTo(PAGE);
        }
    }

    @Test
    void inFrontItsHeadersAreOnRefusalsToo() throws Exception {
        HttpResponse<String> anonymous = send(inFront, "GET", "/notes");
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(allowedOrigin(anonymous)).isEqualTo(PAGE);
        assertThat(anonymous.headers().firstValue("Access-Control-Expose-Headers"))
                .contains("WWW-Authenticate");
        assertThat(anonymous.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"api\"");
        HttpResponse<String> weak = send(inFront, "GET", "/notes", "other");
        assertThat(weak.statusCode()).isEqualTo(403);
        assertThat(allowedOrigin(weak)).isEqualTo(PAGE);
    }

    @Test
    void theActualRequestIsJudgedWhereverItStands() throws Exception {
        for (GuardedApp app : List.of(inFront, behind)) {
            HttpResponse<String> answer = send(app, "GET", "/notes", "read");
            assertThat(answer.body()).isEqualTo("notes");
            assertThat(allowedOrigin(answer)).isEqualTo(PAGE);
            assertThat(send(app, "GET", "/notes").statusCode()).isEqualTo(401);
            assertThat(send(app, "GET", "/notes", "other").statusCode()).isEqualTo(403);
            // An OPTIONS that asks for no method is no preflight.
            assertThat(send(app, "OPTIONS", "/notes").statusCode()).isEqualTo(401);
            assertThat(send(app, "OPTIONS", "/everything").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void behindItAnswersPreflightsOfServletsThatLeaveOptionsAloneOnly() throws Exception {
        HttpResponse<String> preflight = preflight(behind, "/notes");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(allowedOrigin(preflight)).isEqualTo(PAGE);
        assertThat(preflight(behind, "/everything").statusCode()).isEqualTo(401);
    }

    @Test
    void behindItDoesNotSeeRefusals() throws Exception {
        assertThat(allowedOrigin(send(behind, "GET", "/notes"))).isEmpty();
    }

    private static HttpResponse<String> preflight(GuardedApp app, String path) throws Exception {
        return app.send(
                "OPTIONS",
                path,
                "Origin",
                PAGE,
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "authorization");
    }

    private static HttpResponse<String> send(GuardedApp app, String method, String path, String... scopes)
            throws Exception {
        List<String> headers = new ArrayList<>(List.of("Origin", PAGE));
        if (scopes.length > 0) {
            headers.addAll(List.of(
                    "Authorization", "Bearer " + ISSUER.token().scope(scopes).sign()));
        }
        return app.send(method, path, headers.toArray(String[]::new));
    }

    private static String allowedOrigin(HttpResponse<String> answer) {
        return answer.headers().firstValue("Access-Control-Allow-Origin").orElse("");
    }
}
