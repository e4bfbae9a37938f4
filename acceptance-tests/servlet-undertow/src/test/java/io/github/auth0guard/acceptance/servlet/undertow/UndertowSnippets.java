package io.github.auth0guard.acceptance.servlet.undertow;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.handlers.DefaultServlet;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContainerInitializer;
import java.util.Set;

/** The code in docs/servlet.md. */
final class UndertowSnippets {
    private UndertowSnippets() {}

    static DeploymentInfo install(TokenVerifier verifier) {
        // snippet: servlet-undertow
        ServletContainerInitializer install =
                (types, context) -> Auth0Guard.install(context, Auth0GuardFilter.of(verifier));
        DeploymentInfo app = Servlets.deployment()
                .setEagerFilterInit(true) // or a wrong policy is found by the first request, which then fails
                .addServlet(Servlets.servlet("default", DefaultServlet.class).addMapping("/")) // if you serve files
                .addServletContainerInitializer(new ServletContainerInitializerInfo(
                        install.getClass(), new ImmediateInstanceFactory<>(install), Set.of()));
        // end
        return app;
    }
}
