package io.github.auth0guard.servlet;

import java.util.Optional;
import java.util.Set;

/**
 * Servlets that answer for many things at once: files, JSPs, or all routes of a web framework. One rule that fits all of
 * these can't be guessed, so somebody has to write it.
 */
final class FrameworkServlets {
    private static final Set<String> FILES = Set.of(
            "org.apache.catalina.servlets.DefaultServlet",
            "org.apache.catalina.servlets.CGIServlet",
            "org.apache.catalina.ssi.SSIServlet",
            "org.apache.jasper.servlet.JspServlet",
            "org.eclipse.jetty.ee10.servlet.ResourceServlet",
            "org.eclipse.jetty.ee10.servlet.DefaultServlet",
            "org.eclipse.jetty.ee11.servlet.ResourceServlet",
            "org.eclipse.jetty.ee11.servlet.DefaultServlet",
            "io.undertow.servlet.handlers.DefaultServlet",
            "jakarta.faces.webapp.FacesServlet");

    private static final Set<String> FRONT_CONTROLLERS = Set.of(
            "org.springframework.web.servlet.FrameworkServlet",
            "org.glassfish.jersey.servlet.ServletContainer",
            "org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher",
            "org.apache.cxf.transport.servlet.AbstractHTTPServlet",
            "com.vaadin.flow.server.VaadinServlet",
            "org.apache.wicket.protocol.http.WicketServlet");

    private FrameworkServlets() {}

    /** Whether a name is that of the servlet by which Jetty answers 404 where nothing is mapped. */
    static boolean isNotFound(String servlet) {
        return servlet.startsWith("org.eclipse.jetty.") && servlet.contains("ServletHandler$Default404Servlet-");
    }

    /** What a person should write for such a servlet; empty for every other one. */
    static Optional<String> advice(ServletClass type) {
        for (Class<?> each : type.hierarchy()) {
            if (FILES.contains(each.getName())) {
                return Optional.of("serves files or pages; write its policy, for example permitAll()");
            }
            if (FRONT_CONTROLLERS.contains(each.getName())) {
                return Optional.of("is a framework's front controller; write its routes");
            }
        }
        return Optional.empty();
    }
}
