package io.github.auth0guard.acceptance.servlet.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.Scopes;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.acceptance.servlet.suite.BypassMatrix.Attempt;
import io.github.auth0guard.acceptance.servlet.suite.RawHttp.Answer;
import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.servlet.Policy;
import io.github.auth0guard.servlet.SuspiciousPath;
import io.github.auth0guard.test.GuardAssertions;
import io.github.auth0guard.test.TestIssuer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold in every servlet container. A module for each container extends this and runs it unchanged. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServletContainerSuite {
    /** Held, because a logger that nobody holds forgets its level. Containers log what the matrix provokes on purpose. */
    private static final List<Logger> QUIET =
            Stream.of("org.apache", "io.undertow").map(Logger::getLogger).toList();

    private final TestIssuer issuer = TestIssuer.start();
    private final TokenVerifier verifier =
            TokenVerifier.issuer(issuer.url()).audience(issuer.audience()).build();
    private final List<Container> running = new ArrayList<>();

    private Path files;
    private RawHttp http;
    private Auth0GuardFilter guard;

    /** A container that has not been started. */
    protected abstract Container container();

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
        files = directory;
        write("files/secret.txt");
        write("welcome/hidden.html");
        guard = Auth0GuardFilter.builder(verifier)
                .policy(Policy.builder()
                        .servlet("default")
                        .all(Scopes.allOf("secret"))
                        .build())
                .build();
        http = start(context -> {
            registerServlets(context);
            Auth0Guard.install(context, guard);
        });
    }

    private RawHttp start(App.Startup onStartup) throws Exception {
        Container container = container();
        running.add(container);
        return new RawHttp(container.start(new App(
                files,
                List.of("hidden.html"),
                Map.of(471, "/declared/a", 472, "/byclass/a", 473, "/instance/a", 474, "/files/secret.txt"),
                Map.of("declared", SecretServlet.class),
                onStartup)));
    }

    private void write(String file) throws IOException {
        Path path = files.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, SecretServlet.SECRET);
    }

    private static void registerServlets(ServletContext context) {
        add(context.addServlet("byclass", SecretServlet.class), "/byclass/*");
        add(context.addServlet("instance", new SecretServlet()), "/instance/*");
        add(context.addServlet("methods", MethodsServlet.class), "/methods/*");
        add(context.addServlet("entry", EntryServlet.class), "/entry/*");
        add(context.addServlet("nested", NestedServlet.class), "/nested");
        add(context.addServlet("who", new WhoServlet()), "/who");
        add(context.addServlet("caught", new CatchingServlet()), "/caught");
        add(context.addServlet("wrapping", new WrappingServlet()), "/wrapping");
    }

    private static void add(ServletRegistration.Dynamic registration, String pattern) {
        registration.setAsyncSupported(true);
        registration.addMapping(pattern);
    }

    @AfterAll
    void stop() throws Exception {
        for (Container container : running) {
            container.stop();
        }
        verifier.close();
        issuer.close();
    }

    @Test
    void noWayLeadsToASecretWithoutItsScope() throws Exception {
        String weak = bearer("something");
        List<String> bypasses = new ArrayList<>();
        List<String> crashes = new ArrayList<>();
        for (Attempt attempt : BypassMatrix.attempts()) {
            for (Answer answer : List.of(attempt.send(http), attempt.send(http, weak))) {
                if (answer.text().contains(SecretServlet.SECRET)) {
                    bypasses.add(attempt + " -> " + answer.text());
                }
                if (answer.status() >= 500 && answer.status() != 501 && !attempt.isTooBrokenToDispatch()) {
                    crashes.add(attempt + " -> " + answer.status());
                }
            }
        }
        assertThat(bypasses).isEmpty();
        assertThat(crashes).isEmpty();
    }

    @Test
    void theTestKitsAttackFindsNothing() {
        assertThat(Findings.of(GuardAssertions.attack(http.url(), issuer).policy(guard.policyTable())))
                .isEmpty();
    }

    /** The other half of the matrix: it proves that each way leads somewhere, so that being refused means something. */
    @Test
    void everyWayLeadsToTheSecretWithItsScope() throws Exception {
        String strong = bearer("secret");
        List<String> missed = new ArrayList<>();
        for (String target : BypassMatrix.TARGETS) {
            List<Attempt> ways = new ArrayList<>();
            String path = BypassMatrix.plainPath(target);
            ways.add(new Attempt("GET", path, List.of()));
            Stream.of("FORWARD", "INCLUDE", "ASYNC", "ASYNC_WRAPPED")
                    .map(dispatch -> BypassMatrix.by("GET", dispatch, path))
                    .forEach(ways::add);
            if (!target.equals(
                    "default")) { // which by name looks for a file at the entry's own path, and may add none late
                Stream.of("NAMED_FORWARD", "NAMED_INCLUDE", "NESTED_FORWARD", "NESTED_INCLUDE")
                        .map(dispatch -> BypassMatrix.by("GET", dispatch, target))
                        .forEach(ways::add);
                ways.add(BypassMatrix.by("GET", "LATE_INCLUDE", path));
                ways.add(new Attempt("FOO", path, List.of()));
            }
            for (Attempt way : ways) {
                if (!way.send(http, strong).text().contains(SecretServlet.SECRET)) {
                    missed.add(way + " -> " + way.send(http, strong).text());
                }
            }
        }
        if (!new Attempt("GET", "/welcome/", List.of())
                .send(http, strong)
                .text()
                .contains(SecretServlet.SECRET)) {
            missed.add("welcome file");
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void eachMethodHasItsOwnRuleOnEveryDispatch() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String method : BypassMatrix.METHODS) {
            for (Attempt attempt : List.of(
                    new Attempt(method, "/methods/a", List.of()),
                    BypassMatrix.by(method, "FORWARD", "/methods/a"),
                    BypassMatrix.by(method, "INCLUDE", "/methods/a"),
                    BypassMatrix.by(method, "NAMED_FORWARD", "methods"),
                    BypassMatrix.by(method, "NESTED_INCLUDE", "methods"),
                    BypassMatrix.by(method, "ASYNC", "/methods/a"))) {
                String text = attempt.send(http, bearer("read")).text();
                boolean reads = method.equals("GET") || method.equals("HEAD");
                if (text.contains("WRITTEN") || (!reads && text.contains("READ"))) {
                    wrong.add(attempt + " -> " + text);
                }
                if (method.equals("GET") && !text.contains("READ")) {
                    wrong.add(attempt + " can't read -> " + text);
                }
                String writer = attempt.send(http, bearer("write")).text();
                if (writer.contains("READ") || (method.equals("POST") && !writer.contains("WRITTEN"))) {
                    wrong.add(attempt + " as writer -> " + writer);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void patchNeedsTheScopeOfDoPatch() throws Exception {
        boolean dispatched = Stream.of(HttpServlet.class.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("doPatch"));
        for (Attempt attempt : List.of(
                new Attempt("PATCH", "/methods/a", List.of()),
                BypassMatrix.by("PATCH", "FORWARD", "/methods/a"),
                BypassMatrix.by("PATCH", "NAMED_FORWARD", "methods"),
                BypassMatrix.by("PATCH", "ASYNC", "/methods/a"))) {
            assertThat(attempt.send(http).status()).as("%s", attempt).isEqualTo(401);
            for (String other : List.of("read", "write", "secret")) {
                assertThat(attempt.send(http, bearer(other)).status())
                        .as("%s", attempt)
                        .isEqualTo(403);
            }
            Answer answer = attempt.send(http, bearer("patch"));
            assertThat(answer.status()).as("%s", attempt).isNotIn(401, 403);
            // HttpServlet of Servlet 6.0 never calls doPatch.
            assertThat(answer.text().contains("PATCHED")).as("%s", attempt).isEqualTo(dispatched);
        }
    }

    @Test
    void aRefusalSaysWhy() throws Exception {
        Answer none = http.send("GET", "/declared/a", List.of());
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"api\"");
        assertThat(none.header("Cache-Control")).isEqualTo("no-store");
        assertThat(none.header("Content-Type")).startsWith("application/problem+json");
        assertThat(none.body()).contains("\"detail\":\"Access Denied\"");
        Answer weak = http.send("GET", "/declared/a", List.of(bearer("something")));
        assertThat(weak.status()).isEqualTo(403);
        assertThat(weak.header("WWW-Authenticate")).contains("insufficient_scope", "scope=\"secret\"");
        Answer bad = http.send("GET", "/declared/a", List.of("Authorization: Bearer a.b.c"));
        assertThat(bad.status()).isEqualTo(401);
        assertThat(bad.header("WWW-Authenticate")).contains("invalid_token");
        Answer twice = http.send("GET", "/declared/a", List.of(bearer("secret"), bearer("secret")));
        assertThat(twice.status()).isEqualTo(400);
        assertThat(http.send("HEAD", "/declared/a", List.of()).body()).isEmpty();
        assertThat(http.send("TRACE", "/declared/a", List.of(bearer("secret"))).status())
                .isEqualTo(405);
    }

    @Test
    void aRefusedDispatchAnswersAsIfItHadBeenAskedDirectly() throws Exception {
        String weak = bearer("something");
        List<String> wrong = new ArrayList<>();
        for (Attempt attempt : BypassMatrix.dispatches()) {
            Answer none = attempt.send(http);
            if (none.status() != 401 || !none.header("WWW-Authenticate").startsWith("Bearer")) {
                wrong.add(attempt + " -> " + none.text());
            }
            Answer tooLittle = attempt.send(http, weak);
            if (tooLittle.status() != 403 || !tooLittle.text().contains("insufficient_scope")) {
                wrong.add(attempt + " with a token -> " + tooLittle.text());
            }
            if (tooLittle.body().contains("before")) {
                wrong.add(attempt + " leaves something behind -> " + tooLittle.text());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"checked", "unchecked"})
    void howeverTheApplicationWrapsTheRefusal(String how) throws Exception {
        assertThat(http.send("GET", "/wrapping?" + how, List.of()).status()).isEqualTo(401);
        assertThat(http.send("GET", "/wrapping?" + how, List.of(bearer("something")))
                        .status())
                .isEqualTo(403);
        assertThat(http.send("GET", "/wrapping?" + how, List.of(bearer("secret")))
                        .text())
                .contains(SecretServlet.SECRET);
    }

    @Test
    void anIncludeThatWasRefusedLeavesNothingBehindWhereItIsCaught() throws Exception {
        Answer answer = http.send("GET", "/caught", List.of());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("page without it").doesNotContain(SecretServlet.SECRET);
    }

    @Test
    void aResponseThatIsUnderWayIsBrokenOffRatherThanCompleted() throws Exception {
        Answer answer = BypassMatrix.by("GET", "LATE_INCLUDE", "/declared/a").send(http);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).doesNotContain(SecretServlet.SECRET).doesNotContain("after");
    }

    @Test
    void anErrorPageThatTheCallerMayNotSeeIsLeftOutAndTheStatusStays() throws Exception {
        Answer none = BypassMatrix.by("GET", "ERROR", "471").send(http);
        assertThat(none.status()).isEqualTo(471);
        assertThat(none.text()).doesNotContain(SecretServlet.SECRET);
        Answer strong = BypassMatrix.by("GET", "ERROR", "471").send(http, bearer("secret"));
        assertThat(strong.status()).isEqualTo(471);
        assertThat(strong.text()).contains(SecretServlet.SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/entry;x",
                "//entry",
                "/a/../entry",
                "/entry/%2e",
                "/entry/%2F",
                "/entry%5C",
                "/entry%00",
                "/entry%25",
                "/entry/..;/entry",
                "/entry%3b",
                "/entry/%0a",
                "/entry/%7f"
            })
    void aSuspiciousPathIsABadRequestEvenWhereEverybodyMayCome(String path) throws Exception {
        assertThat(http.send("GET", path, List.of()).status()).isEqualTo(400);
        assertThat(http.send("GET", path, List.of(bearer("secret"))).status()).isEqualTo(400);
    }

    @Test
    void aPreflightPassesAndNothingThatOnlyLooksLikeOne() throws Exception {
        List<String> preflight = List.of("Origin: https://app.example.com", "Access-Control-Request-Method: GET");
        assertThat(http.send("OPTIONS", "/methods/a", preflight).status()).isEqualTo(200);
        assertThat(http.send("OPTIONS", "/methods/a", preflight.subList(0, 1)).status())
                .isEqualTo(401);
        assertThat(http.send("OPTIONS", "/methods/a", preflight.subList(1, 2)).status())
                .isEqualTo(401);
        assertThat(http.send("GET", "/methods/a", preflight).status()).isEqualTo(401);
        // A servlet that answers OPTIONS itself could answer anything.
        assertThat(http.send("OPTIONS", "/declared/a", preflight).status()).isEqualTo(401);
    }

    @Test
    void anAsynchronousServletKnowsItsCallerOnTheOtherThreadAndInTheNextDispatch() throws Exception {
        String token = "Authorization: Bearer " + issuer.token().subject("ann").sign();
        assertThat(http.send("GET", "/who", List.of(token, "X-Async: original")).body())
                .contains("ann then ann/ann");
        assertThat(http.send("GET", "/who", List.of(token, "X-Async: wrapped")).body())
                .contains("ann then ann/ann");
        assertThat(http.send("GET", "/who", List.of("X-Async: original")).body())
                .contains("nobody then nobody/null");
    }

    @Test
    void pipelinedRequestsOnOneConnectionDontShareACaller() throws Exception {
        String ann = "Authorization: Bearer " + issuer.token().subject("ann").sign();
        String bob = "Authorization: Bearer " + issuer.token().subject("bob").sign();
        String text = http.exchange(RawHttp.request("GET", "/who", false, List.of(ann))
                + RawHttp.request("GET", "/who", false, List.of())
                + RawHttp.request("GET", "/who", false, List.of(bob))
                + RawHttp.request("GET", "/declared/a", false, List.of())
                + RawHttp.request("GET", "/who", true, List.of()));
        assertThat(Stream.of(text.split("HTTP/1.1 "))
                        .filter(part -> !part.isEmpty())
                        .map(part -> part.startsWith("401")
                                ? "401"
                                : part.replaceAll("(?s).*?((ann|bob|nobody)/(ann|bob|null)).*", "$1")))
                .containsExactly("ann/ann", "nobody/null", "bob/bob", "401", "nobody/null");
    }

    /** RFC 9112 section 9.6: a client that is not told sends its next request into a connection that is being closed. */
    @Test
    void aRefusalThatDoesNotWaitForTheBodyKeepsTheConnectionOrSaysThatItEnds() throws Exception {
        String head = RawHttp.request("POST", "/methods/a", false, List.of("Content-Length: 4"));
        List<Answer> answers = http.sendBodyLate(head, "body", RawHttp.request("GET", "/who", false, List.of()));
        assertThat(answers.get(0).status()).isEqualTo(401);
        assertThat(answers.get(0).body()).contains("Access Denied");
        if (answers.size() > 1) {
            assertThat(answers.get(1).status()).isEqualTo(200);
        }
    }

    @Test
    void sixtyFourThreadsEachSeeTheirOwnCaller() throws Exception {
        assertThat(new Crowd(http, issuer).mixedUp(64, 20)).isEmpty();
    }

    @Test
    void aPathThatIsAllowedReachesItsServletAndItsRule() throws Exception {
        RawHttp lenient = start(context -> {
            registerServlets(context);
            Auth0Guard.install(
                    context,
                    Auth0GuardFilter.builder(verifier)
                            .policy(Policy.builder()
                                    .servlet("default")
                                    .permitAll()
                                    .build())
                            .allow(SuspiciousPath.SEMICOLON)
                            .build());
        });
        assertThat(lenient.send("GET", "/declared;x=1/a", List.of()).status()).isEqualTo(401);
        assertThat(lenient.send("GET", "/entry;jsessionid=1", List.of()).status())
                .isEqualTo(200);
        assertThat(lenient.send("GET", "//entry", List.of()).status()).isEqualTo(400);
        assertThat(lenient.send("GET", "/files/secret.txt", List.of()).body()).contains(SecretServlet.SECRET);
    }

    @Test
    void whatNobodySpokeOfIsRefused() throws Exception {
        RawHttp silent = start(context -> {
            registerServlets(context);
            Auth0Guard.install(context, Auth0GuardFilter.of(verifier));
        });
        assertThat(silent.send("GET", "/files/secret.txt", List.of()).status()).isEqualTo(401);
        assertThat(silent.send("GET", "/files/secret.txt", List.of(bearer("secret")))
                        .status())
                .isEqualTo(403);
        assertThat(silent.send("GET", "/no-such-thing", List.of(bearer("secret")))
                        .status())
                .isEqualTo(403);
    }

    private String bearer(String scope) {
        return "Authorization: Bearer " + issuer.token().scope(scope).sign();
    }
}
