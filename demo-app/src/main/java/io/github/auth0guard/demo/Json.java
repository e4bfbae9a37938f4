package io.github.auth0guard.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Reads and writes the demo's JSON bodies. */
final class Json {
    private static final int MAX_BODY = 10_000;
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static void send(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(MAPPER.writeValueAsBytes(body));
    }

    /** A string member of the request's JSON object; empty if the body is anything else. */
    static Optional<String> readText(HttpServletRequest request, String member) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BODY);
        try {
            JsonNode value = MAPPER.readTree(body).path(member);
            return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
