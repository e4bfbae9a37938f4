package io.github.auth0guard.acceptance.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.test.TestIssuer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tokens in real query strings and form bodies, where they are switched on. */
class TokenPlacesTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Server SERVER = new Server(0);

    private final String token = ISSUER.token().sign();

    /** Answers with what is left for it to read. */
    static class Echo extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(request.getParameter("text"));
        }
    }

    @BeforeAll
    static void start() throws Exception {
        TokenVerifier verifier = TokenVerifier.forDomain(ISSUER.url())
                .audience(ISSUER.audience())
                .build();
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new Echo()), "/echo/*");
        RequestAuthenticator everywhere = RequestAuthenticator.builder(verifier)
                .acceptTokenInFormBody()
                .acceptTokenInQuery()
                .build();
        context.addFilter(new FilterHolder(Auth0GuardFilter.of(everywhere)), "/*", null);
        SERVER.setHandler(context);
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        LifeCycle.stop(SERVER);
    }

    @Test
    void aTokenInTheFormLetsItPassAndTheRestOfTheFormIsStillThere() throws Exception {
        HttpResponse<String> response = post("", "text=hello&access_token=" + token);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("hello");
        assertThat(response.headers().firstValue("Cache-Control")).isEmpty();
    }

    @Test
    void aTokenInTheQueryLetsItPassPrivately() throws Exception {
        HttpResponse<String> response = send(request("?text=hello&access_token=" + token));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("private");
    }

    @Test
    void theQuerysTokenIsNotTakenForTheForms() throws Exception {
        assertThat(post("?access_token=" + token, "text=hello").statusCode()).isEqualTo(200);
    }

    @Test
    void twoPlacesAreABadRequest() throws Exception {
        assertThat(post("?access_token=" + token, "access_token=" + token).statusCode())
                .isEqualTo(400);
        assertThat(send(request("?access_token=" + token).header("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("", "access_token=" + token + "&access_token=" + token).statusCode())
                .isEqualTo(400);
    }

    @Test
    void nowhereMeansNoBlame() throws Exception {
        HttpResponse<String> response = post("", "text=hello");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"api\"");
    }

    private static HttpResponse<String> post(String query, String form) throws Exception {
        return send(request(query)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static HttpRequest.Builder request(String query) {
        int port = ((ServerConnector) SERVER.getConnectors()[0]).getLocalPort();
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/echo" + query));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
