package io.github.auth0guard.acceptance.servlet.tomcat;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import jakarta.servlet.http.HttpServlet;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** The code in docs/servlet.md. */
final class TomcatSnippets {
    private TomcatSnippets() {}

    static class MessagesServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    static void install(Tomcat tomcat, String base, TokenVerifier verifier) {
        // snippet: servlet-tomcat
        Context context = tomcat.addContext("", base);
        Tomcat.addServlet(context, "messages", new MessagesServlet()).addMapping("/messages");
        context.addServletContainerInitializer(
                (types, servlets) -> Auth0Guard.install(servlets, Auth0GuardFilter.of(verifier)), Set.of());
        // end
    }
}
