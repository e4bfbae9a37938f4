package io.github.auth0guard.demo;

import io.github.auth0guard.StepUp;
import io.github.auth0guard.servlet.RequiresStepUp;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** {@code GET /transfer}: needs a login with several factors within the last five minutes. */
@RequiresStepUp(acr = StepUp.MULTI_FACTOR, maxAgeSeconds = 300)
final class TransferServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Json.send(response, 200, Map.of("transfer", "accepted"));
    }
}
