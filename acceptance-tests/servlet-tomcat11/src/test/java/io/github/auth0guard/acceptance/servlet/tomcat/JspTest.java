package io.github.auth0guard.acceptance.servlet.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.Scopes;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.acceptance.servlet.suite.EntryServlet;
import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.servlet.Policy;
import io.github.auth0guard.test.TestIssuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Real JSPs, compiled by Jasper: one servlet answers for all pages, and a page in web.xml is a servlet of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JspTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String PAGE = "<%= \"PA\" + \"GE\" %> for <%= request.getRemoteUser() %>";

    private Tomcat ruled;
    private Tomcat silent;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        Path war = Files.createDirectories(directory.resolve("war/WEB-INF")).getParent();
        Files.writeString(war.resolve("WEB-INF/web.xml"), webXml());
        Files.writeString(war.resolve("page.jsp"), PAGE);
        Files.writeString(war.resolve("frame.jsp"), "around <jsp:include page=\"/report\"/>");
        Files.writeString(war.resolve("WEB-INF/report.jsp"), PAGE);
        Files.writeString(war.resolve("WEB-INF/view.jsp"), PAGE);
        ruled = start(
                directory.resolve("ruled"),
                war,
                Policy.builder()
                        .servlet("jsp")
                        .all(Scopes.allOf("pages"))
                        .servlet("report")
                        .get(Scopes.allOf("reports"))
                        .build());
        silent = start(directory.resolve("silent"), war, Policy.builder().build());
    }

    private static Tomcat start(Path base, Path war, Policy policy) throws Exception {
        TokenVerifier verifier =
                TokenVerifier.issuer(ISSUER.url()).audience(ISSUER.audience()).build();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(0);
        Context context = tomcat.addWebapp("", war.toString());
        context.addServletContainerInitializer(
                (types, servlets) -> Auth0Guard.install(
                        servlets,
                        Auth0GuardFilter.builder(verifier).policy(policy).build()),
                Set.of());
        tomcat.start();
        assertThat(context.getState()).isEqualTo(LifecycleState.STARTED);
        return tomcat;
    }

    private static String webXml() {
        return """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.1">
                  <servlet><servlet-name>entry</servlet-name><servlet-class>%s</servlet-class></servlet>
                  <servlet-mapping><servlet-name>entry</servlet-name><url-pattern>/entry</url-pattern></servlet-mapping>
                  <servlet><servlet-name>report</servlet-name><jsp-file>/WEB-INF/report.jsp</jsp-file></servlet>
                  <servlet-mapping><servlet-name>report</servlet-name><url-pattern>/report</url-pattern></servlet-mapping>
                </web-app>
                """.formatted(EntryServlet.class.getName());
    }

    @AfterAll
    void stop() throws Exception {
        for (Tomcat tomcat : new Tomcat[] {ruled, silent}) {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    @Test
    void pagesNeedWhatThePolicySaysOfTheJspServlet() throws Exception {
        assertThat(send(ruled, "/page.jsp", "").statusCode()).isEqualTo(401);
        assertThat(send(ruled, "/page.jsp", "reports").statusCode()).isEqualTo(403);
        assertThat(send(ruled, "/page.jsp", "pages").body()).isEqualTo("PAGE for ann");
    }

    @Test
    void aPageThatIsAServletOfItsOwnHasItsOwnRule() throws Exception {
        assertThat(send(ruled, "/report", "").statusCode()).isEqualTo(401);
        assertThat(send(ruled, "/report", "pages").statusCode()).isEqualTo(403);
        assertThat(send(ruled, "/report", "reports").body()).isEqualTo("PAGE for ann");
    }

    @Test
    void aViewBehindAnOpenServletIsAPageToo() throws Exception {
        for (String dispatch : new String[] {"FORWARD", "INCLUDE"}) {
            String[] way = {"X-Dispatch", dispatch, "X-To", "/WEB-INF/view.jsp"};
            assertThat(send(ruled, "/entry", "", way).statusCode()).isEqualTo(401);
            assertThat(send(ruled, "/entry", "reports", way).statusCode()).isEqualTo(403);
            assertThat(send(ruled, "/entry", "pages", way).body()).contains("PAGE for ann");
        }
    }

    @Test
    void aPageThatIncludesOneThatIsRefusedIsRefused() throws Exception {
        HttpResponse<String> refused = send(ruled, "/frame.jsp", "pages");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).doesNotContain("around", "PAGE");
        assertThat(send(ruled, "/frame.jsp", "pages reports").body()).isEqualTo("around PAGE for ann");
    }

    @Test
    void pagesThatNobodySpokeOfAreRefusedForEverybody() throws Exception {
        String[] view = {"X-Dispatch", "FORWARD", "X-To", "/WEB-INF/view.jsp"};
        for (String path : new String[] {"/page.jsp", "/report"}) {
            assertThat(send(silent, path, "").statusCode()).isEqualTo(401);
            assertThat(send(silent, path, "pages").statusCode()).isEqualTo(403);
        }
        assertThat(send(silent, "/entry", "", view).statusCode()).isEqualTo(401);
        assertThat(send(silent, "/entry", "pages", view).statusCode()).isEqualTo(403);
    }

    @Test
    void noSpellingShowsAPageOrItsSource() throws Exception {
        for (String path : new String[] {
            "/page.JSP",
            "/PAGE.jsp",
            "/page.jsp/",
            "/page.jsp%20",
            "/page%2ejsp",
            "/page.jsp;x",
            "//page.jsp",
            "/page.jsp%00"
        }) {
            for (Tomcat tomcat : new Tomcat[] {ruled, silent}) {
                HttpResponse<String> answer = send(tomcat, path, "reports");
                assertThat(answer.statusCode()).as(path).isIn(400, 403);
                assertThat(answer.body()).doesNotContain("PAGE", "<%=");
            }
        }
    }

    private static HttpResponse<String> send(Tomcat tomcat, String path, String scope, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + path))
                .method("GET", BodyPublishers.noBody());
        if (!scope.isEmpty()) {
            request.header(
                    "Authorization",
                    "Bearer " + ISSUER.token().subject("ann").scope(scope).sign());
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
