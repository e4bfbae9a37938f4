package io.github.auth0guard.acceptance.servlet;

import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.servlet.PolicyTable;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** An application in a Jetty that lets every path through, so that what is found is the application's hole. */
final class AttackedApp {
    private final Server server = new Server();
    private final ServletContextHandler context = new ServletContextHandler();

    /** Answers every method of every request with the same text. */
    @SuppressWarnings("serial")
    static class Talking extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("secret of " + getServletName());
        }
    }

    AttackedApp below(String contextPath) {
        context.setContextPath(contextPath);
        return this;
    }

    AttackedApp serve(String pattern, HttpServlet servlet) {
        context.addServlet(new ServletHolder(servlet.getClass().getSimpleName(), servlet), pattern);
        return this;
    }

    AttackedApp filter(String pattern, Filter filter) {
        context.addFilter(new FilterHolder(filter), pattern, null);
        return this;
    }

    AttackedApp guard(Auth0GuardFilter filter) {
        Auth0Guard.install(context.getServletContext(), filter);
        return this;
    }

    /** The policy of the guard that is installed. */
    PolicyTable policy() {
        return Auth0Guard.policyTables(context.getServletContext()).get(0);
    }

    String start() throws Exception {
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(UriCompliance.UNSAFE);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("localhost");
        server.addConnector(connector);
        server.setHandler(context);
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        server.start();
        return "http://localhost:" + connector.getLocalPort() + context.getContextPath();
    }

    void stop() throws Exception {
        server.stop();
    }
}
