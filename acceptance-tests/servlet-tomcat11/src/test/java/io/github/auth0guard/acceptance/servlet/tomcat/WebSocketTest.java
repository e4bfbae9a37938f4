package io.github.auth0guard.acceptance.servlet.tomcat;

import io.github.auth0guard.acceptance.servlet.suite.ChatEndpoint;
import io.github.auth0guard.acceptance.servlet.suite.WebSocketSuite;
import jakarta.servlet.ServletContainerInitializer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/** Tomcat answers an upgrade in a filter of its own; the guard stands in front of it. */
class WebSocketTest extends WebSocketSuite {
    private final Tomcat tomcat = new Tomcat();

    @Override
    protected int start(ServletContainerInitializer guard) throws Exception {
        Path directory = Files.createTempDirectory("tomcat");
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("", directory.toString());
        Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet")
                .addMapping("/");
        context.addServletContainerInitializer(new WsSci(), Set.of(ChatEndpoint.class));
        context.addServletContainerInitializer(guard, Set.of());
        tomcat.start();
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    protected void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }
}
