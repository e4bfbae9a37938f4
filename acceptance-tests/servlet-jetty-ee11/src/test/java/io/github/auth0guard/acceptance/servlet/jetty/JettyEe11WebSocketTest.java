package io.github.auth0guard.acceptance.servlet.jetty;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auth0guard.acceptance.servlet.suite.ChatEndpoint;
import io.github.auth0guard.acceptance.servlet.suite.WebSocketSuite;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContainerInitializer;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.DefaultServlet;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.Test;

/** Jetty answers an upgrade in a filter of its own; the guard stands in front of it, or does not start. */
class JettyEe11WebSocketTest extends WebSocketSuite {
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
