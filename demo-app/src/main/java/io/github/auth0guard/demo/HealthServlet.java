package io.github.auth0guard.demo;

import io.github.auth0guard.IssuerVerifier;
import io.github.auth0guard.keys.KeySetStatus;
import io.github.auth0guard.servlet.Public;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /health}: whether tokens can be verified now. */
@Public
final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient IssuerVerifier verifier;

    HealthServlet(IssuerVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        KeySetStatus keys = verifier.keySetStatus();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("status", keys.usable() ? "up" : "down");
        answer.put("keys", keys.keyIds().size());
        answer.put("lastSuccess", keys.lastSuccess().map(Object::toString).orElse(null));
        answer.put("ageSeconds", keys.age().map(Duration::toSeconds).orElse(null));
        answer.put("lastFailure", keys.lastFailure().map(Enum::name).orElse(null));
        Json.send(response, keys.usable() ? 200 : 503, answer);
    }
}
