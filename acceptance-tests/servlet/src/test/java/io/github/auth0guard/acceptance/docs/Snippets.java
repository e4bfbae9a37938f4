package io.github.auth0guard.acceptance.docs;

import io.github.auth0guard.AccessRule;
import io.github.auth0guard.AccessToken;
import io.github.auth0guard.Claims;
import io.github.auth0guard.Permissions;
import io.github.auth0guard.Scopes;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.servlet.Public;
import io.github.auth0guard.servlet.RequiresScope;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The code that the documentation shows; {@link SnippetsTest} compares the two. */
@SuppressWarnings({"serial", "unused", "try"})
final class Snippets {
    private Snippets() {}

    static void servlet(ServletContext context) {
        // snippet: servlet
        TokenVerifier verifier = TokenVerifier.fromEnvironment().build();
        Auth0Guard.install(context, Auth0GuardFilter.of(verifier)); // last, when all servlets are registered
        // end
    }

    // snippet: annotations
    @Public
    class Ping extends HttpServlet {
        /* no token */
    }

    @RequiresScope("read:messages")
    class Messages extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            AccessToken token = Auth0Guard.accessToken(request);
            response.getWriter().println("Hello " + token.subject().orElse("nobody"));
        }

        @Override
        @RequiresScope("write:messages") // replaces the class's rule for POST
        protected void doPost(HttpServletRequest request, HttpServletResponse response) {
            /* ... */
        }
    }
    // end

    static void core(String jwt) {
        // snippet: core
        TokenVerifier verifier = TokenVerifier.forDomain("tenant.eu.auth0.com")
                .audience("https://api.example.com/")
                .build(); // keep it: it holds the issuer's keys

        AccessToken token = verifier.verify(jwt); // InvalidTokenException: bad; KeysUnavailableException: cannot decide
        Scopes.allOf("read:messages").check(token); // InsufficientScopeException
        // end
    }

    static void rules(AccessToken token) {
        // snippet: rules
        AccessRule rule = Scopes.allOf("read:reports")
                .and(Permissions.anyOf("reports:eu", "reports:us")
                        .or(Claims.contains("https://example.com/roles", "admin")));
        if (rule.isSatisfiedBy(token)) {
            /* ... */
        }
        // end
    }
}
