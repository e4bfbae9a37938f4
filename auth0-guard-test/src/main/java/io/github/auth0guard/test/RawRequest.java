package io.github.auth0guard.test;

import java.util.ArrayList;
import java.util.List;

/**
 * A request of which every character is free, as HTTP client libraries don't send them.
 *
 * @param method the method, whatever it is
 * @param target the request target (RFC 9112 §3.2), whatever it is
 * @param fields header fields as they stand on their lines
 */
record RawRequest(String method, String target, List<String> fields) {
    RawRequest {
        fields = List.copyOf(fields);
    }

    RawRequest method(String other) {
        return new RawRequest(other, target, fields);
    }

    RawRequest target(String other) {
        return new RawRequest(method, other, fields);
    }

    RawRequest with(String name, String value) {
        List<String> more = new ArrayList<>(fields);
        more.add(name + ": " + value);
        return new RawRequest(method, target, more);
    }

    /** Without any field but the credentials. */
    RawRequest plain() {
        List<String> credentials = fields.stream()
                .filter(field -> field.startsWith("Authorization"))
                .toList();
        return new RawRequest(method, target, credentials);
    }

    RawRequest bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The message (RFC 9112 §2.1), without a body. */
    String text(String host) {
        List<String> lines = new ArrayList<>();
        lines.add(method + " " + target + " HTTP/1.1");
        lines.add("Host: " + host);
        lines.add("Connection: close");
        lines.add("Content-Length: 0");
        lines.addAll(fields);
        return String.join("\r\n", lines) + "\r\n\r\n";
    }
}
