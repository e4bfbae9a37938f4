package io.github.auth0guard.acceptance.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auth0guard.acceptance.servlet.suite.ChatEndpoint;
import io.github.auth0guard.acceptance.servlet.suite.WebSocketSuite;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContainerInitializer;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.Test;

/** Jetty answers an upgrade in a filter of its own; the guard stands in front of it, or does not start. */
class JettyEe10WebSocketTest extends WebSocketSuite {
    private final Server server = new Server(0);

    @Override
    protected int start(ServletContainerInitializer guard) throws Exception {
        ServletContextHandler context = context();
        configureWebSockets(context);
        context.addServletContainerInitializer(guard);
        server.setHandler(context);
        server.start();
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    private static ServletContextHandler context() {
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder("default", DefaultServlet.class), "/");
        return context;
    }

    private static void configureWebSockets(ServletContextHandler context) {
        JakartaWebSocketServletContainerInitializer.configure(
                context, (servlets, endpoints) -> endpoints.addEndpoint(ChatEndpoint.class));
    }

    @Override
    protected void stop() throws Exception {
        server.stop();
    }

    @Test
    void webSocketsThatAreConfiguredAfterTheGuardStopTheStart() {
        ServletContextHandler context = context();
        context.addServletContainerInitializer(guard());
        configureWebSockets(context);
        assertDoesNotStart(context);
    }

    /** Jetty then puts the guard behind the upgrades, though it is installed last. */
    @Test
    void andSoDoWebSocketsThatAreConfiguredAfterAFilterInFront() {
        ServletContextHandler context = context();
        context.addServletContainerInitializer((types, servlets) -> servlets.addFilter(
                        "other", (request, response, chain) -> chain.doFilter(request, response))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*"));
        configureWebSockets(context);
        context.addServletContainerInitializer(guard());
        assertDoesNotStart(context);
    }

    @Test
    void aFilterThatIsAloneSaysThatUpgradesPass() throws Exception {
        ServletContextHandler context = context();
        configureWebSockets(context);
        Auth0GuardFilter alone = Auth0GuardFilter.of(RequestAuthenticator.of(token -> {
            throw new AssertionError("nobody calls");
        }));
        context.addFilter(new FilterHolder(alone), "/*", null);
        Server other = new Server(0);
        other.setHandler(context);
        try (CapturedLog log = new CapturedLog()) {
            other.start();
            assertThat(log.text()).contains("Jetty answers WebSocket upgrades in front of filter");
        } finally {
            LifeCycle.stop(other);
        }
    }

    private static void assertDoesNotStart(ServletContextHandler context) {
        Server other = new Server(0);
        other.setHandler(context);
        try {
            assertThatThrownBy(other::start)
                    .rootCause()
                    .hasMessageContaining("WebSocket upgrades in front of filter 'auth0'");
        } finally {
            LifeCycle.stop(other);
        }
    }
}
