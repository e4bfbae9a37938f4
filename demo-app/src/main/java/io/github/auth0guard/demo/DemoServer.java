package io.github.auth0guard.demo;

import io.github.auth0guard.IssuerVerifier;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** The guarded API: a filter in front and a servlet a route. */
final class DemoServer implements AutoCloseable {
    private final Server server;

    DemoServer(int port, IssuerVerifier verifier) {
        server = new Server(port);
        ServletContextHandler context = new ServletContextHandler();
        context.getServletContext()
                .addFilter("auth0", Auth0GuardFilter.of(verifier))
                .addMappingForUrlPatterns(null, false, "/*");
        add(context, "", new HelloServlet());
        add(context, "/public", new PublicServlet());
        add(context, "/whoami", new WhoamiServlet());
        add(context, "/messages", new MessagesServlet());
        add(context, "/reports", new ReportsServlet());
        add(context, "/health", new HealthServlet(verifier));
        server.setHandler(context);
        server.setStopAtShutdown(true);
    }

    private static void add(ServletContextHandler context, String path, HttpServlet servlet) {
        context.addServlet(new ServletHolder(servlet.getClass().getSimpleName(), servlet), path);
    }

    void start() throws Exception {
        try {
            server.start();
        } catch (IOException e) {
            throw e.getCause() instanceof BindException ? new UncheckedIOException(e) : e;
        }
    }

    /** The port that is really listened on. */
    int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    void join() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
