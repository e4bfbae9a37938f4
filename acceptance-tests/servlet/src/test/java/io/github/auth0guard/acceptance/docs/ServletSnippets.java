package io.github.auth0guard.acceptance.docs;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.Scopes;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.servlet.Policy;
import io.github.auth0guard.servlet.RequiresPermission;
import io.github.auth0guard.test.PolicyAssert;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;

/** The code in docs/servlet.md. */
final class ServletSnippets {
    private ServletSnippets() {}

    // snippet: servlet-composed
    @RequiresPermission("admin:all")
    @Retention(RetentionPolicy.RUNTIME)
    @interface AdminOnly {}
    // end

    @AdminOnly
    static class MessagesServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    static Auth0GuardFilter policy(TokenVerifier verifier) {
        // snippet: servlet-policy
        Policy policy = Policy.builder()
                .servlet("metrics")
                .all(Scopes.allOf("read:metrics"))
                .servlet("default")
                .permitAll() // static files
                .build();
        Auth0GuardFilter filter =
                Auth0GuardFilter.builder(verifier).policy(policy).build();
        // end
        return filter;
    }

    static Policy routes() {
        // snippet: servlet-routes
        Policy policy = Policy.builder()
                .servlet("dispatcherServlet")
                .route("/messages")
                .get(Scopes.allOf("read:messages"))
                .post(Scopes.allOf("write:messages"))
                .route("/messages/{id}")
                .get(Scopes.allOf("read:messages"))
                .route("/assets/**")
                .permitAll()
                .build();
        // end
        return policy;
    }

    static void token(HttpServletRequest request) {
        // snippet: servlet-token
        AccessToken token = Auth0Guard.accessToken(request); // or findAccessToken(request) with @OptionalToken
        Scopes.allOf("admin").check(token); // refuses from inside a handler: 403 with the right challenge
        // end
    }

    static ServletContextHandler jetty(TokenVerifier verifier) {
        // snippet: servlet-jetty
        ServletContextHandler handler = new ServletContextHandler();
        handler.addServlet(new ServletHolder("messages", new MessagesServlet()), "/messages");
        handler.addServletContainerInitializer(
                (types, context) -> Auth0Guard.install(context, Auth0GuardFilter.of(verifier)));
        // end
        return handler;
    }

    static void held(Auth0GuardFilter filter) {
        // snippet: servlet-snapshot
        PolicyAssert.assertThat(filter.policyTable())
                .hasPublicServletsOnly("health", "ping")
                .matchesSnapshot(Path.of("src/test/resources/policy.txt"));
        // end
    }
}
