package io.github.auth0guard.demo;

import io.github.auth0guard.servlet.Public;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** {@code GET /public}: no token needed. */
@Public
final class PublicServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Json.send(response, 200, Map.of("message", "Hello from a public endpoint"));
    }
}
