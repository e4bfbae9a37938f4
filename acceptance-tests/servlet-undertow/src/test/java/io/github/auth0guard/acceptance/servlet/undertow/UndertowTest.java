package io.github.auth0guard.acceptance.servlet.undertow;

import io.github.auth0guard.acceptance.servlet.suite.App;
import io.github.auth0guard.acceptance.servlet.suite.Container;
import io.github.auth0guard.acceptance.servlet.suite.ServletContainerSuite;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.handlers.DefaultServlet;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.util.Set;

class UndertowTest extends ServletContainerSuite {
    @Override
    protected Container container() {
        return new EmbeddedUndertow();
    }

    private static final class EmbeddedUndertow implements Container {
        private Undertow server;
        private DeploymentManager manager;

        @Override
        public int start(App app) throws Exception {
            manager = Servlets.defaultContainer().addDeployment(deployment(app));
            manager.deploy();
            server = Undertow.builder()
                    .addHttpListener(0, "localhost", manager.start())
                    // Let through whatever Undertow can be talked into, so that it is the guard that is tested.
                    .setServerOption(UndertowOptions.DECODE_SLASH, true)
                    .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
                    .build();
            server.start();
            return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        }

        private static DeploymentInfo deployment(App app) {
            DeploymentInfo info = Servlets.deployment()
                    .setClassLoader(UndertowTest.class.getClassLoader())
                    .setContextPath("/")
                    .setDeploymentName("test" + System.nanoTime())
                    .setEagerFilterInit(true)
                    .setResourceManager(new PathResourceManager(app.files()))
                    .addWelcomePages(app.welcomeFiles())
                    .addServlet(Servlets.servlet("default", DefaultServlet.class)
                            .addMapping("/")
                            .setAsyncSupported(true));
            app.errorPages().forEach((status, path) -> info.addErrorPage(Servlets.errorPage(path, status)));
            app.declared()
                    .forEach((name, type) -> info.addServlet(new ServletInfo(name, type)
                            .addMapping("/" + name + "/*")
                            .setAsyncSupported(true)));
            ServletContainerInitializer initializer = (types, context) -> {
                try {
                    app.onStartup().run(context);
                } catch (Exception e) {
                    throw new ServletException(e);
                }
            };
            info.addServletContainerInitializer(new ServletContainerInitializerInfo(
                    initializer.getClass(), new ImmediateInstanceFactory<>(initializer), Set.of()));
            return info;
        }

        @Override
        public void stop() throws Exception {
            if (server != null) {
                server.stop();
            }
            manager.stop();
            manager.undeploy();
        }
    }
}
