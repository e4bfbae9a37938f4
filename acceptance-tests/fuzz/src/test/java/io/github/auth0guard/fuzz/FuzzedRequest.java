package io.github.auth0guard.fuzz;

import io.github.auth0guard.http.HttpRequestView;
import java.util.List;

/** A request of which only two header fields matter. */
record FuzzedRequest(List<String> authorization, List<String> dpop) implements HttpRequestView {
    static final String URL = "https://api.example.com/messages";

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String url() {
        return URL;
    }

    @Override
    public List<String> headers(String name) {
        return switch (name) {
            case "Authorization" -> authorization;
            case "DPoP" -> dpop;
            default -> List.of();
        };
    }
}
