package io.github.auth0guard.acceptance.servlet.suite;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.OptionalToken;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Says who is calling; with {@code X-Async} it says so on another thread, and then in a second dispatch. */
@OptionalToken
public class WhoServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("X-Async") == null || request.getAttribute("again") != null) {
            response.getWriter().print(who(request) + "/" + request.getRemoteUser());
            return;
        }
        request.setAttribute("again", true);
        AsyncContext async = request.getHeader("X-Async").equals("original")
                ? request.startAsync()
                : request.startAsync(request, response);
        async.setTimeout(10_000);
        async.start(() -> {
            try {
                async.getResponse().getWriter().print(who((HttpServletRequest) async.getRequest()) + " then ");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            async.dispatch();
        });
    }

    private static String who(HttpServletRequest request) {
        return Auth0Guard.findAccessToken(request).flatMap(AccessToken::subject).orElse("nobody");
    }
}
