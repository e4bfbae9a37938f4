package io.github.auth0guard.demo;

import io.github.auth0guard.servlet.RequiresPermission;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** {@code GET /reports}: needs a permission that Auth0 grants by role (RBAC). */
@RequiresPermission("read:reports")
final class ReportsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Json.send(response, 200, Map.of("report", "All quiet"));
    }
}
