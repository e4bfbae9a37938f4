package io.github.auth0guard.acceptance.servlet.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.acceptance.servlet.suite.EntryServlet;
import io.github.auth0guard.acceptance.servlet.suite.SecretServlet;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.test.TestIssuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A WAR with nothing but a web.xml: the initializer in the JAR is found by the container. */
class WarTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Tomcat TOMCAT = new Tomcat();

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        Path war = Files.createDirectories(directory.resolve("war/WEB-INF")).getParent();
        Files.writeString(war.resolve("WEB-INF/web.xml"), webXml());
        Files.writeString(war.resolve("index.html"), "hello");
        Files.writeString(war.resolve("page.shtml"), "source of a page");
        TOMCAT.setBaseDir(directory.toString());
        TOMCAT.setPort(0);
        Context context = TOMCAT.addWebapp("", war.toString());
        TOMCAT.start();
        assertThat(context.getState()).isEqualTo(LifecycleState.STARTED);
    }

    @AfterAll
    static void stop() throws Exception {
        TOMCAT.stop();
        TOMCAT.destroy();
    }

    private static String webXml() {
        return """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <filter>
                    <filter-name>auth0</filter-name>
                    <filter-class>%s</filter-class>
                    <async-supported>true</async-supported>
                    <init-param><param-name>AUTH0_DOMAIN</param-name><param-value>%s</param-value></init-param>
                    <init-param><param-name>AUTH0_AUDIENCE</param-name><param-value>%s</param-value></init-param>
                    <init-param>
                      <param-name>AUTH0_PUBLIC_SERVLETS</param-name><param-value>default</param-value>
                    </init-param>
                  </filter>
                  <filter-mapping><filter-name>auth0</filter-name><url-pattern>/*</url-pattern></filter-mapping>
                  <servlet><servlet-name>secret</servlet-name><servlet-class>%s</servlet-class></servlet>
                  <servlet-mapping><servlet-name>secret</servlet-name><url-pattern>/secret</url-pattern></servlet-mapping>
                  <servlet>
                    <servlet-name>entry</servlet-name><servlet-class>%s</servlet-class>
                    <async-supported>true</async-supported>
                  </servlet>
                  <servlet-mapping><servlet-name>entry</servlet-name><url-pattern>/entry</url-pattern></servlet-mapping>
                  <servlet>
                    <servlet-name>pages</servlet-name>
                    <servlet-class>org.apache.catalina.servlets.WebdavServlet</servlet-class>
                  </servlet>
                  <servlet-mapping><servlet-name>pages</servlet-name><url-pattern>*.shtml</url-pattern></servlet-mapping>
                  <welcome-file-list><welcome-file>index.html</welcome-file></welcome-file-list>
                </web-app>
                """.formatted(
                        Auth0GuardFilter.class.getName(),
                        ISSUER.url(),
                        ISSUER.audience(),
                        SecretServlet.class.getName(),
                        EntryServlet.class.getName());
    }

    @Test
    void itsServletsAreGuarded() throws Exception {
        assertThat(get("/secret").statusCode()).isEqualTo(401);
        assertThat(get("/secret", "Authorization", bearer("other")).statusCode())
                .isEqualTo(403);
        assertThat(get("/secret", "Authorization", bearer("secret")).body()).isEqualTo("THE-SECRET");
    }

    @Test
    void forwardsAndIncludesAreJudgedThoughTheFilterIsMappedForRequestsOnly() throws Exception {
        for (String dispatch : new String[] {"FORWARD", "INCLUDE", "ASYNC"}) {
            assertThat(get("/entry", "X-Dispatch", dispatch, "X-To", "/secret").statusCode())
                    .isEqualTo(401);
        }
        for (String dispatch : new String[] {"NAMED_FORWARD", "NAMED_INCLUDE"}) {
            assertThat(get("/entry", "X-Dispatch", dispatch, "X-To", "secret").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void filesAreOpenAsConfiguredAndPagesThatNobodySpokeOfAreNot() throws Exception {
        assertThat(get("/").body()).isEqualTo("hello");
        assertThat(get("/page.shtml").statusCode()).isEqualTo(401);
        assertThat(get("/page.shtml", "Authorization", bearer("secret")).statusCode())
                .isEqualTo(403);
    }

    private static String bearer(String scope) {
        return "Bearer " + ISSUER.token().scope(scope).sign();
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://localhost:" + TOMCAT.getConnector().getLocalPort() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
