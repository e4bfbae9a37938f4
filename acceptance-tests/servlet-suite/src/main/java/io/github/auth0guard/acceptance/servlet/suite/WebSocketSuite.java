package io.github.auth0guard.acceptance.servlet.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auth0guard.Scopes;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.servlet.Policy;
import io.github.auth0guard.test.TestIssuer;
import jakarta.servlet.ServletContainerInitializer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An upgrade is a request like any other, though containers answer it in a filter of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class WebSocketSuite {
    private final TestIssuer issuer = TestIssuer.start();
    private final TokenVerifier verifier =
            TokenVerifier.issuer(issuer.url()).audience(issuer.audience()).build();
    private int port;

    /** Starts a container with {@link ChatEndpoint} or its like at {@code /chat}, and the guard. */
    protected abstract int start(ServletContainerInitializer guard) throws Exception;

    protected abstract void stop() throws Exception;

    /** An endpoint has no servlet of its own; its path belongs to the default servlet. */
    protected Policy policy() {
        return Policy.builder()
                .servlet("default")
                .route("/chat")
                .get(Scopes.allOf("chat"))
                .build();
    }

    @BeforeAll
    void startGuarded() throws Exception {
        port = start(guard());
    }

    /** What installs the guard. */
    protected final ServletContainerInitializer guard() {
        return (types, context) -> Auth0Guard.install(
                context, Auth0GuardFilter.builder(verifier).policy(policy()).build());
    }

    @AfterAll
    void stopAll() throws Exception {
        stop();
        verifier.close();
        issuer.close();
    }

    @Test
    void anUpgradeNeedsItsScope() {
        assertThat(refusal("")).isEqualTo(401);
        assertThat(refusal("Bearer a.b.c")).isEqualTo(401);
        assertThat(refusal("Bearer " + issuer.token().scope("other").sign())).isEqualTo(403);
    }

    @Test
    void theEndpointKnowsItsCaller() throws Exception {
        for (String name : new String[] {"ann", "bob"}) {
            CompletableFuture<String> heard = new CompletableFuture<>();
            WebSocket socket = connect(
                            "Bearer "
                                    + issuer.token().subject(name).scope("chat").sign(),
                            heard)
                    .get(10, TimeUnit.SECONDS);
            socket.sendText("hello", true).get(10, TimeUnit.SECONDS);
            assertThat(heard.get(10, TimeUnit.SECONDS)).isEqualTo(name + " said hello");
            socket.abort();
        }
    }

    private int refusal(String authorization) {
        CompletableFuture<WebSocket> connection = connect(authorization, new CompletableFuture<>());
        assertThatThrownBy(connection::join).isInstanceOf(CompletionException.class);
        return ((WebSocketHandshakeException)
                        connection.handle((socket, thrown) -> thrown).join().getCause())
                .getResponse()
                .statusCode();
    }

    private CompletableFuture<WebSocket> connect(String authorization, CompletableFuture<String> heard) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (!authorization.isEmpty()) {
            builder.header("Authorization", authorization);
        }
        return builder.buildAsync(URI.create("ws://localhost:" + port + "/chat"), new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                heard.complete(text.toString());
                return null;
            }
        });
    }
}
