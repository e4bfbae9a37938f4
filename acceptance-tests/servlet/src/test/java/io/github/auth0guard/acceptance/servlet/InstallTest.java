package io.github.auth0guard.acceptance.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.Scopes;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.servlet.Auth0GuardInitializer;
import io.github.auth0guard.servlet.Policy;
import io.github.auth0guard.servlet.PolicyRow;
import io.github.auth0guard.servlet.PolicyTable;
import io.github.auth0guard.servlet.Public;
import io.github.auth0guard.servlet.ReportOnly;
import io.github.auth0guard.servlet.RequiresScope;
import io.github.auth0guard.test.PolicyAssert;
import io.github.auth0guard.test.TestIssuer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What one call installs, and what it takes to be left alone. */
class InstallTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private final TokenVerifier verifier =
            TokenVerifier.issuer(ISSUER.url()).audience(ISSUER.audience()).build();

    @RequiresScope("read")
    static class Notes extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("notes for " + request.getUserPrincipal().getName());
        }

        @Override
        @RequiresScope("write")
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("written");
        }
    }

    @Public
    static class ByName extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            getServletContext().getNamedDispatcher("notes").forward(request, response);
        }
    }

    @Public
    static class ByPath extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            RequestDispatcher notes = request.getRequestDispatcher("/notes");
            if (request.getQueryString().equals("forward")) {
                notes.forward(request, response);
            } else {
                notes.include(request, response);
            }
        }
    }

    @RequiresScope("tried-out")
    @ReportOnly(until = "9999-01-01")
    static class TriedOut extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("passed");
        }
    }

    private static void register(ServletContext context) {
        context.addServlet("notes", new Notes()).addMapping("/notes");
        context.addServlet("by-name", new ByName()).addMapping("/by-name");
        context.addServlet("tried-out", new TriedOut()).addMapping("/tried-out");
    }

    @Test
    void aFilterInBetweenThatChangesTheMethodNeedsWhatBothMethodsNeed() throws Exception {
        Filter override = (request, response, chain) -> chain.doFilter(
                new HttpServletRequestWrapper((HttpServletRequest) request) {
                    @Override
                    public String getMethod() {
                        return String.valueOf(getHeader("X-HTTP-Method-Override"));
                    }
                },
                response);
        try (GuardedApp app = GuardedApp.start(context -> {
            register(context);
            context.addFilter("override", override).addMappingForUrlPatterns(null, true, "/notes");
            Auth0Guard.install(context, Auth0GuardFilter.of(verifier));
        })) {
            assertThat(send(app, "GET", "/notes", "POST", "read").statusCode()).isEqualTo(403);
            assertThat(send(app, "GET", "/notes", "POST", "write").statusCode()).isEqualTo(403);
            assertThat(send(app, "GET", "/notes", "POST", "read", "write").body())
                    .isEqualTo("written");
            assertThat(send(app, "GET", "/notes", "TRACE", "read", "write").statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void aFilterThatIsAloneSaysWhatItDoesNotSee() throws Exception {
        try (CapturedLog log = new CapturedLog();
                GuardedApp app = GuardedApp.start(context -> {
                    register(context);
                    context.addFilter("auth0", Auth0GuardFilter.of(verifier))
                            .addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
                })) {
            assertThat(log.text()).contains("Filter 'auth0' is alone", "by-name, notes", "Auth0Guard.install");
            assertThat(app.send("GET", "/notes").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aFilterThatIsAloneStillJudgesForwardsAndIncludesByTheirPath() throws Exception {
        HttpServlet dispatching = new ByPath();
        try (GuardedApp app = GuardedApp.start(context -> {
            register(context);
            context.addServlet("by-path", dispatching).addMapping("/by-path");
            context.addFilter("auth0", Auth0GuardFilter.of(verifier))
                    .addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
        })) {
            for (String how : List.of("forward", "include")) {
                assertThat(app.send("GET", "/by-path?" + how).statusCode()).isEqualTo(401);
                assertThat(send(app, "GET", "/by-path?" + how, "", "other").statusCode())
                        .isEqualTo(403);
                assertThat(send(app, "GET", "/by-path?" + how, "", "read").body())
                        .contains("notes for");
            }
        }
    }

    @Test
    void aFilterThatIsNotAloneDoesNotComplain() throws Exception {
        try (CapturedLog log = new CapturedLog();
                GuardedApp app = GuardedApp.start(context -> {
                    register(context);
                    Auth0Guard.install(context, Auth0GuardFilter.of(verifier));
                })) {
            assertThat(log.text()).doesNotContain("alone").contains("SERVLET", "notes", "/notes");
            assertThat(send(app, "GET", "/by-name", "", "read").body()).startsWith("notes for");
            assertThat(app.send("GET", "/by-name").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aServletThatComesAfterTheGuardStopsTheStart() {
        assertThatThrownBy(() -> GuardedApp.start(context -> {
                            Auth0Guard.install(context, Auth0GuardFilter.of(verifier));
                            register(context);
                        })
                        .close())
                .rootCause()
                .hasMessageContainingAll("[by-name, notes, tried-out]", "registered after Auth0Guard.install");
    }

    @Test
    void twoGuardsOfOneNameStopTheStart() {
        assertThatThrownBy(() -> GuardedApp.start(context -> {
                            register(context);
                            Auth0Guard.install(context, Auth0GuardFilter.of(verifier));
                            Auth0Guard.install(context, Auth0GuardFilter.of(verifier));
                        })
                        .close())
                .hasStackTraceContaining("install each guard once");
    }

    @Test
    void aFilterFromWebXmlIsCompletedByTheInitializer() throws Exception {
        try (GuardedApp app = GuardedApp.start(context -> {
            register(context);
            var filter = context.addFilter("auth0", Auth0GuardFilter.class);
            filter.setInitParameter("AUTH0_DOMAIN", ISSUER.url());
            filter.setInitParameter("AUTH0_AUDIENCE", ISSUER.audience());
            filter.setInitParameter("AUTH0_PUBLIC_SERVLETS", "tried-out");
            filter.addMappingForUrlPatterns(null, false, "/*"); // REQUEST only
            new Auth0GuardInitializer().onStartup(Set.of(), context);
        })) {
            assertThat(app.send("GET", "/by-name").statusCode()).isEqualTo(401);
            assertThat(send(app, "GET", "/by-name", "", "read").statusCode()).isEqualTo(200);
            assertThat(app.send("GET", "/tried-out").body()).isEqualTo("passed");
        }
    }

    @Test
    void anAnnotatedClassThatIsNoServletStopsTheStart() {
        @RequiresScope("a")
        class Controller {}
        assertThatThrownBy(() -> new Auth0GuardInitializer().onStartup(Set.of(Controller.class, Notes.class), null))
                .hasMessageContaining("Controller")
                .hasMessageNotContaining("Notes");
    }

    @Test
    void theTableCanBePrintedAndRead() throws Exception {
        AtomicReference<PolicyTable> table = new AtomicReference<>();
        Auth0GuardFilter filter = Auth0GuardFilter.of(verifier);
        try (GuardedApp app = GuardedApp.start(context -> {
            register(context);
            Auth0Guard.install(context, filter);
        })) {
            table.set(filter.policyTable());
            assertThat(send(app, "GET", "/tried-out", "", "nothing").body()).isEqualTo("passed");
        }
        assertThat(table.get().rows())
                .contains(
                        new PolicyRow("by-name", List.of("/by-name"), "", "*", "public"),
                        new PolicyRow("notes", List.of("/notes"), "", "POST", "all of scopes [write]"));
        assertThat(table.get().toString())
                .contains("notes      /notes             DELETE GET HEAD OPTIONS PATCH PUT  all of scopes [read]");
        assertThat(table.get().toJson())
                .contains(
                        "{\"servlet\":\"by-name\",\"mappings\":[\"/by-name\"],\"method\":\"*\",\"needs\":\"public\",\"public\":true}")
                .contains("report only until 9999-01-01: all of scopes [tried-out]", "\"wouldHaveRefused\":1");
    }

    @Test
    void aTestCanHoldThePolicyFast(@TempDir Path directory) throws Exception {
        Auth0GuardFilter filter = Auth0GuardFilter.of(verifier);
        Path snapshot = directory.resolve("policy.txt");
        try (GuardedApp app = GuardedApp.start(context -> {
            register(context);
            Auth0Guard.install(context, filter);
        })) {
            assertThat(app.send("GET", "/notes").statusCode()).isEqualTo(401);
            PolicyAssert policy = PolicyAssert.assertThat(filter.policyTable())
                    .hasPublicServletsOnly("by-name")
                    .needs("notes", "POST", "all of scopes [write]");
            assertThatThrownBy(() -> policy.matchesSnapshot(snapshot)).hasMessageContaining("Wrote the policy");
            policy.matchesSnapshot(snapshot);
            assertThatThrownBy(() -> policy.hasPublicServletsOnly("notes")).hasMessageContaining("they are [by-name]");
            assertThatThrownBy(() -> policy.needs("notes", "GET", "public")).hasMessageContaining("[read]");
            Files.writeString(snapshot, Files.readString(snapshot).replace("[write]", "[admin]"));
            assertThatThrownBy(() -> policy.matchesSnapshot(snapshot)).hasMessageContaining("all of scopes [write]");
        }
    }

    @Test
    void aRuleThatIsTriedOutStillNeedsAToken() throws Exception {
        try (CapturedLog log = new CapturedLog();
                GuardedApp app = GuardedApp.start(context -> {
                    register(context);
                    Auth0Guard.install(context, Auth0GuardFilter.of(verifier));
                })) {
            assertThat(app.send("GET", "/tried-out").statusCode()).isEqualTo(401);
            assertThat(send(app, "GET", "/tried-out", "", "other").body()).isEqualTo("passed");
            assertThat(log.text())
                    .contains("NOT ENFORCED, report only until 9999-01-01: all of scopes [tried-out]")
                    .contains("Would refuse: reason=SCOPE_MISSING enforcedFrom=9999-01-01");
        }
    }

    @Test
    void bodyAndPrincipalCanBeOnesOwn() throws Exception {
        record Named(AccessToken token) implements Principal {
            @Override
            public String getName() {
                return "user " + token.subject().orElse("?");
            }
        }
        try (GuardedApp app = GuardedApp.start(context -> {
            register(context);
            Auth0Guard.install(
                    context,
                    Auth0GuardFilter.builder(verifier)
                            .principal(Named::new)
                            .refusalBody((refusal, request, response) -> {
                                response.setContentType("text/html");
                                response.getWriter().print("<h1>" + refusal.status() + "</h1>");
                            })
                            .build());
        })) {
            assertThat(send(app, "GET", "/notes", "", "read").body()).isEqualTo("notes for user ann");
            var refused = app.send("GET", "/notes");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).isEqualTo("<h1>401</h1>");
            assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"api\"");
            assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/html");
        }
    }

    @Test
    void twoAudiencesInOneApplicationEachHaveTheirGuard() throws Exception {
        TokenVerifier other = TokenVerifier.issuer(ISSUER.url())
                .audience("https://other.example.com/")
                .build();
        try (GuardedApp app = GuardedApp.start(context -> {
            context.addServlet("one", new Notes()).addMapping("/one/notes");
            context.addServlet("two", new Notes()).addMapping("/two/notes");
            Auth0Guard.install(context, "one", Auth0GuardFilter.of(verifier), "/one/*");
            Auth0Guard.install(context, "two", Auth0GuardFilter.of(other), "/two/*");
        })) {
            String one = "Bearer " + ISSUER.token().scope("read").sign();
            String two = "Bearer "
                    + ISSUER.token()
                            .scope("read")
                            .audience("https://other.example.com/")
                            .sign();
            assertThat(app.send("GET", "/one/notes", "Authorization", one).statusCode())
                    .isEqualTo(200);
            assertThat(app.send("GET", "/one/notes", "Authorization", two).statusCode())
                    .isEqualTo(401);
            assertThat(app.send("GET", "/two/notes", "Authorization", two).statusCode())
                    .isEqualTo(200);
            assertThat(app.send("GET", "/two/notes", "Authorization", one).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aDispatchByNameIntoAnotherGuardsPartNeedsThatGuardToo() throws Exception {
        TokenVerifier other = TokenVerifier.issuer(ISSUER.url())
                .audience("https://other.example.com/")
                .build();
        try (GuardedApp app = GuardedApp.start(context -> {
            context.addServlet("notes", new Notes()).addMapping("/two/notes");
            context.addServlet("by-name", new ByName()).addMapping("/one/by-name");
            context.addServlet("open", new ByName()).addMapping("/open/by-name");
            Auth0Guard.install(context, "one", Auth0GuardFilter.of(verifier), "/one/*");
            Auth0Guard.install(context, "two", Auth0GuardFilter.of(other), "/two/*");
        })) {
            String two = "Bearer "
                    + ISSUER.token()
                            .scope("read")
                            .audience("https://other.example.com/")
                            .sign();
            for (String from : List.of("/one/by-name", "/open/by-name")) {
                assertThat(app.send("GET", from).statusCode()).isEqualTo(401);
                assertThat(send(app, "GET", from, "", "read").statusCode()).isEqualTo(401);
            }
            assertThat(app.send("GET", "/open/by-name", "Authorization", two).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void routesMakeAFrontControllerSafe() throws Exception {
        HttpServlet controller = new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.getWriter().print(request.getServletPath() + request.getPathInfo());
            }
        };
        Policy policy = Policy.builder()
                .servlet("controller")
                .route("/app/items/{id}")
                .get(Scopes.allOf("read"))
                .route("/app/items/public")
                .permitAll()
                .route("/app/static/**")
                .method("GET", Scopes.allOf("static"))
                .permitAll()
                .build();
        try (GuardedApp app = GuardedApp.start(context -> {
            context.addServlet("controller", controller).addMapping("/app/*");
            Auth0Guard.install(
                    context, Auth0GuardFilter.builder(verifier).policy(policy).build());
        })) {
            assertThat(app.send("GET", "/app/items/public").statusCode()).isEqualTo(200);
            assertThat(app.send("GET", "/app/items/7").statusCode()).isEqualTo(401);
            assertThat(send(app, "GET", "/app/items/7", "", "read").statusCode())
                    .isEqualTo(200);
            assertThat(send(app, "HEAD", "/app/items/7/", "", "read").statusCode())
                    .isEqualTo(200);
            assertThat(send(app, "POST", "/app/items/7", "", "read").statusCode())
                    .isEqualTo(403);
            assertThat(send(app, "get", "/app/items/7", "", "read").statusCode())
                    .isEqualTo(403);
            assertThat(send(app, "GET", "/app/items/7/more", "", "read").statusCode())
                    .isEqualTo(403);
            assertThat(send(app, "GET", "/app/Items/7", "", "read").statusCode())
                    .isEqualTo(403);
            assertThat(send(app, "GET", "/app/items", "", "read").statusCode()).isEqualTo(403);
            // HEAD runs what GET runs, so opening "the rest" does not open it.
            assertThat(app.send("HEAD", "/app/static/a/b").statusCode()).isEqualTo(401);
            assertThat(app.send("POST", "/app/static").statusCode()).isEqualTo(200);
        }
    }

    private static java.net.http.HttpResponse<String> send(
            GuardedApp app, String method, String path, String override, String... scopes) throws Exception {
        return app.send(
                method,
                path,
                "Authorization",
                "Bearer " + ISSUER.token().subject("ann").scope(scopes).sign(),
                "X-HTTP-Method-Override",
                override);
    }
}
