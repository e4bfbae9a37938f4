package io.github.auth0guard.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One {@code WWW-Authenticate} challenge (RFC 9110 §11.6.1) with its parameters in order, all as quoted strings. */
record Challenge(String scheme, Map<String, String> parameters) {
    Challenge {
        parameters = new LinkedHashMap<>(parameters);
    }

    @Override
    public String toString() {
        return scheme
                + parameters.entrySet().stream()
                        .map(parameter -> " " + parameter.getKey() + "=\"" + escape(parameter.getValue()) + "\"")
                        .collect(Collectors.joining(","));
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
