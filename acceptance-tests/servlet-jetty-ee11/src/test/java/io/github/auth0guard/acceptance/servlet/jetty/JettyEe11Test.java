package io.github.auth0guard.acceptance.servlet.jetty;

import io.github.auth0guard.acceptance.servlet.suite.App;
import io.github.auth0guard.acceptance.servlet.suite.Container;
import io.github.auth0guard.acceptance.servlet.suite.ServletContainerSuite;
import jakarta.servlet.ServletException;
import java.net.InetAddress;
import org.eclipse.jetty.ee11.servlet.DefaultServlet;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

class JettyEe11Test extends ServletContainerSuite {
    @Override
    protected Container container() {
        return new Jetty();
    }

    private static final class Jetty implements Container {
        private final Server server = new Server();

        @Override
        public int start(App app) throws Exception {
            HttpConfiguration http = new HttpConfiguration();
            // Let through whatever Jetty can be talked into, so that it is the guard that is tested.
            http.setUriCompliance(UriCompliance.UNSAFE);
            ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
            connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
            server.addConnector(connector);
            server.setHandler(context(app));
            server.start();
            return connector.getLocalPort();
        }

        private static ServletContextHandler context(App app) {
            ServletContextHandler context = new ServletContextHandler();
            context.setBaseResourceAsPath(app.files());
            context.setWelcomeFiles(app.welcomeFiles().toArray(String[]::new));
            ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
            app.errorPages().forEach(errors::addErrorPage);
            context.setErrorHandler(errors);
            context.addServlet(new ServletHolder("default", DefaultServlet.class), "/");
            app.declared().forEach((name, type) -> {
                ServletHolder holder = new ServletHolder(name, type);
                holder.setAsyncSupported(true);
                context.addServlet(holder, "/" + name + "/*");
            });
            context.addServletContainerInitializer((types, servletContext) -> {
                try {
                    app.onStartup().run(servletContext);
                } catch (Exception e) {
                    throw new ServletException(e);
                }
            });
            return context;
        }

        @Override
        public void stop() throws Exception {
            server.stop();
        }
    }
}
