package io.github.auth0guard.acceptance.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** A small application in a real Jetty. */
final class GuardedApp implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Server server = new Server(0);

    private GuardedApp(FilterHolder filter, Map<String, HttpServlet> servlets) throws Exception {
        ServletContextHandler context = new ServletContextHandler();
        context.addFilter(filter, "/*", null);
        servlets.forEach((path, servlet) -> context.addServlet(new ServletHolder(name(servlet), servlet), path));
        start(context);
    }

    private void start(ServletContextHandler context) throws Exception {
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    static GuardedApp start(Filter filter, HttpServlet... servlets) throws Exception {
        return start(new FilterHolder(filter), servlets);
    }

    /** Each servlet is mapped to its class's simple name. */
    static GuardedApp start(FilterHolder filter, HttpServlet... servlets) throws Exception {
        Map<String, HttpServlet> byPath = new LinkedHashMap<>();
        for (HttpServlet servlet : servlets) {
            byPath.put("/" + name(servlet), servlet);
        }
        return new GuardedApp(filter, byPath);
    }

    /** Everything is registered by code that runs where a ServletContainerInitializer would. */
    static GuardedApp start(Registration registration) throws Exception {
        return new GuardedApp(registration);
    }

    /** Registers servlets and filters. */
    @FunctionalInterface
    interface Registration {
        void register(ServletContext context) throws ServletException;
    }

    private GuardedApp(Registration registration) throws Exception {
        ServletContextHandler context = new ServletContextHandler();
        context.addServletContainerInitializer((types, servletContext) -> registration.register(servletContext));
        start(context);
    }

    private static String name(HttpServlet servlet) {
        return servlet.getClass().getSimpleName();
    }

    HttpResponse<String> send(String method, Class<? extends HttpServlet> servlet, String... headers) throws Exception {
        return send(method, "/" + servlet.getSimpleName(), headers);
    }

    HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
