package io.github.auth0guard.acceptance.servlet.tomcat;

import io.github.auth0guard.acceptance.servlet.suite.App;
import io.github.auth0guard.acceptance.servlet.suite.Container;
import io.github.auth0guard.acceptance.servlet.suite.ServletContainerSuite;
import jakarta.servlet.ServletException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

class TomcatTest extends ServletContainerSuite {
    @Override
    protected Container container() {
        return new EmbeddedTomcat();
    }

    private static final class EmbeddedTomcat implements Container {
        private final Tomcat tomcat = new Tomcat();

        @Override
        public int start(App app) throws Exception {
            Path base = Files.createTempDirectory("tomcat");
            tomcat.setBaseDir(base.toString());
            tomcat.setHostname("localhost");
            tomcat.setPort(0);
            // Let through whatever Tomcat can be talked into, so that it is the guard that is tested.
            tomcat.getConnector().setAllowBackslash(true);
            tomcat.getConnector().setEncodedSolidusHandling(EncodedSolidusHandling.DECODE.getValue());
            tomcat.getConnector().setAllowTrace(true);
            Context context = context(app);
            tomcat.start();
            if (context.getState() != LifecycleState.STARTED) {
                throw new IllegalStateException("the application did not start");
            }
            return tomcat.getConnector().getLocalPort();
        }

        private Context context(App app) {
            Context context = tomcat.addContext("", app.files().toString());
            app.welcomeFiles().forEach(context::addWelcomeFile);
            app.errorPages().forEach((status, path) -> {
                ErrorPage page = new ErrorPage();
                page.setErrorCode(status);
                page.setLocation(path);
                context.addErrorPage(page);
            });
            Wrapper servlet = Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet");
            servlet.setAsyncSupported(true);
            servlet.addMapping("/");
            app.declared().forEach((name, type) -> {
                Wrapper wrapper = Tomcat.addServlet(context, name, type.getName());
                wrapper.setAsyncSupported(true);
                wrapper.addMapping("/" + name + "/*");
            });
            context.addServletContainerInitializer(
                    (types, servletContext) -> {
                        try {
                            app.onStartup().run(servletContext);
                        } catch (Exception e) {
                            throw new ServletException(e);
                        }
                    },
                    Set.of());
            return context;
        }

        @Override
        public void stop() throws Exception {
            tomcat.stop();
            tomcat.destroy();
        }
    }
}
