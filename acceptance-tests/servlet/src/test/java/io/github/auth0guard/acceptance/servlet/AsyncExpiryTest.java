package io.github.auth0guard.acceptance.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.servlet.RequiresToken;
import io.github.auth0guard.test.MutableClock;
import io.github.auth0guard.test.TestIssuer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A token that was good when the request came need not be when an asynchronous dispatch goes on with it. */
class AsyncExpiryTest {
    private final MutableClock clock = MutableClock.at(Instant.parse("2030-01-01T00:00:00Z"));

    /** Waits for as many seconds as the query says, by this test's clock. */
    @RequiresToken
    class Waiting extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getAttribute("waited") != null) {
                response.getWriter().print("done");
                return;
            }
            request.setAttribute("waited", true);
            AsyncContext async = request.startAsync();
            clock.advance(Duration.ofSeconds(Long.parseLong(request.getQueryString())));
            async.dispatch();
        }
    }

    @Test
    void expiryIsJudgedAgainAfterTheWait() throws Exception {
        try (TestIssuer issuer = TestIssuer.start(clock);
                GuardedApp app = GuardedApp.start(context -> {
                    ServletRegistration.Dynamic waiting = context.addServlet("waiting", new Waiting());
                    waiting.setAsyncSupported(true);
                    waiting.addMapping("/waiting");
                    Auth0Guard.install(context, Auth0GuardFilter.of(issuer.verifier()));
                })) {
            String first = "Bearer " + issuer.token().sign();
            assertThat(app.send("GET", "/waiting?0", "Authorization", first).body())
                    .isEqualTo("done");
            String second = "Bearer " + issuer.token().sign();
            var refused = app.send("GET", "/waiting?" + Duration.ofDays(2).toSeconds(), "Authorization", second);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .contains("invalid_token");
            assertThat(refused.body()).doesNotContain("done");
        }
    }
}
