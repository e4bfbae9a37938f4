package io.github.auth0guard.demo;

import io.github.auth0guard.IssuerVerifier;
import io.github.auth0guard.dpop.DpopPolicy;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.http.ResourceMetadata;
import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.servlet.PolicyTable;
import io.github.auth0guard.servlet.ResourceMetadataServlet;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** The guarded API: a filter in front and a servlet a route. */
final class DemoServer implements AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final ServletContextHandler context;

    DemoServer(int port, IssuerVerifier verifier, String issuer, DpopPolicy dpop) {
        listen(port);
        RequestAuthenticator authenticator = RequestAuthenticator.builder(verifier)
                .dpop(dpop)
                .resourceMetadata(ResourceMetadata.of(url() + "/", issuer).name("Auth0 Guard demo"))
                .build();
        context = context(verifier, authenticator);
        server.setHandler(context);
        server.setStopAtShutdown(true);
    }

    private static ServletContextHandler context(IssuerVerifier verifier, RequestAuthenticator authenticator) {
        ServletContextHandler context = new ServletContextHandler();
        add(context, "", new HelloServlet());
        add(context, "/public", new PublicServlet());
        add(context, "/whoami", new WhoamiServlet());
        add(context, "/messages", new MessagesServlet());
        add(context, "/reports", new ReportsServlet());
        add(context, "/transfer", new TransferServlet());
        add(context, "/health", new HealthServlet(verifier));
        ResourceMetadataServlet metadata = new ResourceMetadataServlet(authenticator);
        add(context, metadata.path(), metadata);
        Auth0Guard.install(context.getServletContext(), Auth0GuardFilter.of(authenticator));
        return context;
    }

    private static void add(ServletContextHandler context, String path, HttpServlet servlet) {
        context.addServlet(new ServletHolder(servlet.getClass().getSimpleName(), servlet), path);
    }

    /** Opened before anything else, because the metadata must name the port and 0 picks a free one. */
    private void listen(int port) {
        connector.setPort(port);
        server.addConnector(connector);
        try {
            connector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " is taken", e);
        }
    }

    /** What each route needs; known once the server has started. */
    List<PolicyTable> policy() {
        return Auth0Guard.policyTables(context.getServletContext());
    }

    String url() {
        return "http://localhost:" + connector.getLocalPort();
    }

    void start() throws Exception {
        server.start();
    }

    void join() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
