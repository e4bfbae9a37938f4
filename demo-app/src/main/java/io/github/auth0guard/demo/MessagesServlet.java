package io.github.auth0guard.demo;

import io.github.auth0guard.servlet.RequiresScope;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/** {@code GET /messages} needs one scope, {@code POST /messages} another: the method's annotation replaces the class's. */
@RequiresScope("read:messages")
final class MessagesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int KEPT = 100;

    private final ConcurrentLinkedDeque<String> messages = new ConcurrentLinkedDeque<>(List.of("Welcome to the API"));

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Json.send(response, 200, messages.stream().map(MessagesServlet::json).toList());
    }

    @Override
    @RequiresScope("write:messages")
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> text = Json.readText(request, "message");
        if (text.isEmpty()) {
            Json.send(response, 400, Map.of("detail", "Send a JSON object such as {\"message\":\"Hello\"}"));
            return;
        }
        messages.addLast(text.get());
        if (messages.size() > KEPT) {
            messages.pollFirst();
        }
        Json.send(response, 201, json(text.get()));
    }

    private static Map<String, String> json(String text) {
        return Map.of("message", text);
    }
}
