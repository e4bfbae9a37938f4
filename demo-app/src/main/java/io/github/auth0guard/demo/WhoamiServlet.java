package io.github.auth0guard.demo;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.RequiresToken;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /whoami}: what the token says. */
@RequiresToken
final class WhoamiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AccessToken token = Auth0Guard.accessToken(request);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("sub", token.subject().orElse(null));
        answer.put("client_id", token.clientId().orElse(null));
        answer.put("scopes", token.scopes());
        answer.put("permissions", token.permissions());
        Json.send(response, 200, answer);
    }
}
