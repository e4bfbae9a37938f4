package io.github.auth0guard.acceptance.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.servlet.Policy;
import io.github.auth0guard.servlet.Public;
import io.github.auth0guard.test.TestIssuer;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A servlet whose class has no name that anybody could load, like those that frameworks and lambdas make, is refused. */
class UnreadableServletTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private final TokenVerifier verifier =
            TokenVerifier.issuer(ISSUER.url()).audience(ISSUER.audience()).build();

    /** Its annotation can't be read once it is hidden. */
    @Public
    public static class Open extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("hidden");
        }
    }

    private static Servlet hidden() throws Exception {
        try (InputStream bytes = Open.class.getResourceAsStream("UnreadableServletTest$Open.class")) {
            Class<?> type = MethodHandles.lookup()
                    .defineHiddenClass(bytes.readAllBytes(), true)
                    .lookupClass();
            return (Servlet) type.getDeclaredConstructor().newInstance();
        }
    }

    @Test
    void itIsRefusedForEverybody() throws Exception {
        try (GuardedApp app = start(Policy.builder().build())) {
            assertThat(app.send("GET", "/hidden").statusCode()).isEqualTo(401);
            assertThat(app.send("GET", "/hidden", "Authorization", bearer()).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void unlessAPolicySpeaksOfIt() throws Exception {
        Policy policy = Policy.builder().servlet("hidden").requireToken().build();
        try (GuardedApp app = start(policy)) {
            assertThat(app.send("GET", "/hidden").statusCode()).isEqualTo(401);
            assertThat(app.send("GET", "/hidden", "Authorization", bearer()).body())
                    .isEqualTo("hidden");
        }
    }

    private GuardedApp start(Policy policy) throws Exception {
        Servlet servlet = hidden();
        return GuardedApp.start(context -> {
            context.addServlet("hidden", servlet).addMapping("/hidden");
            Auth0Guard.install(
                    context, Auth0GuardFilter.builder(verifier).policy(policy).build());
        });
    }

    private static String bearer() {
        return "Bearer " + ISSUER.token().sign();
    }
}
