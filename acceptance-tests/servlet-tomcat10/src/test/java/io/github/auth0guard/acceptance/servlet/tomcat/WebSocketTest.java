package io.github.auth0guard.acceptance.servlet.tomcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auth0guard.Scopes;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.servlet.Policy;
import io.github.auth0guard.test.TestIssuer;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tomcat answers an upgrade in a filter of its own; the guard stands in front of it. */
class WebSocketTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private static final Tomcat TOMCAT = new Tomcat();

    /** Says who opened the connection. */
    @ServerEndpoint("/chat")
    public static class Chat {
        @OnMessage
        public String hear(String message, Session session) {
            return session.getUserPrincipal().getName() + " said " + message;
        }
    }

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        TokenVerifier verifier =
                TokenVerifier.issuer(ISSUER.url()).audience(ISSUER.audience()).build();
        Policy policy = Policy.builder()
                .servlet("default")
                .route("/chat")
                .get(Scopes.allOf("chat"))
                .build();
        TOMCAT.setBaseDir(directory.toString());
        TOMCAT.setPort(0);
        Context context = TOMCAT.addContext("", directory.toString());
        Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet")
                .addMapping("/");
        context.addServletContainerInitializer(new WsSci(), Set.of(Chat.class));
        context.addServletContainerInitializer(
                (types, servlets) -> Auth0Guard.install(
                        servlets,
                        Auth0GuardFilter.builder(verifier).policy(policy).build()),
                Set.of());
        TOMCAT.start();
    }

    @AfterAll
    static void stop() throws Exception {
        TOMCAT.stop();
        TOMCAT.destroy();
    }

    @Test
    void anUpgradeNeedsItsScope() throws Exception {
        assertThat(refusal("")).isEqualTo(401);
        assertThat(refusal("Bearer " + ISSUER.token().scope("other").sign())).isEqualTo(403);
    }

    @Test
    void theEndpointKnowsItsCaller() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        WebSocket socket = connect(
                        "Bearer " + ISSUER.token().subject("ann").scope("chat").sign(), heard)
                .get(10, TimeUnit.SECONDS);
        socket.sendText("hello", true);
        assertThat(heard.get(10, TimeUnit.SECONDS)).isEqualTo("ann said hello");
        socket.abort();
    }

    private static int refusal(String authorization) {
        CompletableFuture<WebSocket> connection = connect(authorization, new CompletableFuture<>());
        assertThatThrownBy(connection::join).isInstanceOf(CompletionException.class);
        return ((WebSocketHandshakeException)
                        connection.handle((socket, thrown) -> thrown).join().getCause())
                .getResponse()
                .statusCode();
    }

    private static CompletableFuture<WebSocket> connect(String authorization, CompletableFuture<String> heard) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (!authorization.isEmpty()) {
            builder.header("Authorization", authorization);
        }
        return builder.buildAsync(
                URI.create("ws://localhost:" + TOMCAT.getConnector().getLocalPort() + "/chat"),
                new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                        heard.complete(text.toString());
                        return null;
                    }
                });
    }
}
