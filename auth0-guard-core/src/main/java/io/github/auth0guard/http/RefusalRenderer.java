package io.github.auth0guard.http;

import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InsufficientScopeException;
import io.github.auth0guard.error.InvalidRequestException;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.KeysUnavailableException;
import io.github.auth0guard.error.MissingCredentialsException;
import io.github.auth0guard.http.Refusal.Header;
import io.github.auth0guard.json.JsonText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns an exception into the answer that RFC 6750 §3 and RFC 9457 describe. Nothing of the token goes in. */
final class RefusalRenderer {
    private final String realm;

    RefusalRenderer(String realm) {
        this.realm = realm;
    }

    Refusal render(AuthException exception, HttpRequestView request) {
        Kind kind = Kind.of(exception);
        boolean plain = wantsPlainText(request);
        List<Header> headers = new ArrayList<>();
        challenge(kind, exception).ifPresent(c -> headers.add(new Header("WWW-Authenticate", c.toString())));
        if (exception instanceof KeysUnavailableException unavailable) {
            headers.add(new Header("Retry-After", Long.toString(seconds(unavailable.retryAfter()))));
        }
        headers.add(new Header("Cache-Control", "no-store"));
        headers.add(new Header("Content-Type", plain ? "text/plain;charset=us-ascii" : "application/problem+json"));
        boolean head = request.method().equals("HEAD");
        return new Refusal(kind.status, headers, head ? "" : body(kind, exception, plain));
    }

    private Optional<Challenge> challenge(Kind kind, AuthException exception) {
        Map<String, String> parameters = new LinkedHashMap<>();
        switch (kind) {
            case MISSING -> parameters.put("realm", realm);
            case INVALID_REQUEST, INVALID_TOKEN -> {
                parameters.put("error", kind.error);
                parameters.put("error_description", exception.getMessage());
            }
            case INSUFFICIENT_SCOPE -> {
                parameters.put("error", kind.error);
                String scopes = String.join(" ", ((InsufficientScopeException) exception).scopes());
                if (!scopes.isEmpty()) {
                    parameters.put("scope", scopes);
                }
            }
            case UNAVAILABLE -> {
                return Optional.empty();
            }
        }
        return Optional.of(new Challenge("Bearer", parameters));
    }

    /** RFC 9457 §4.2.1: {@code about:blank} says that the title is that of the status code. */
    private static String body(Kind kind, AuthException exception, boolean plain) {
        if (plain) {
            return exception.getMessage() + "\n";
        }
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", kind.title);
        problem.put("status", kind.status);
        problem.put("detail", exception.getMessage());
        if (!kind.error.isEmpty()) {
            problem.put("error", kind.error);
        }
        return JsonText.of(problem);
    }

    private static boolean wantsPlainText(HttpRequestView request) {
        List<String> ranges = request.headers("Accept").stream()
                .flatMap(field -> Stream.of(field.split(",", -1)))
                .map(range -> range.split(";", 2)[0].strip())
                .toList();
        return !ranges.isEmpty() && ranges.stream().allMatch("text/plain"::equalsIgnoreCase);
    }

    /** Retry-After counts in whole seconds (RFC 9110 §10.2.3); zero would invite a storm. */
    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }

    private enum Kind {
        MISSING(401, "Unauthorized", ""),
        INVALID_REQUEST(400, "Bad Request", "invalid_request"),
        INVALID_TOKEN(401, "Unauthorized", "invalid_token"),
        INSUFFICIENT_SCOPE(403, "Forbidden", "insufficient_scope"),
        UNAVAILABLE(503, "Service Unavailable", "");

        private final int status;
        private final String title;
        private final String error;

        Kind(int status, String title, String error) {
            this.status = status;
            this.title = title;
            this.error = error;
        }

        static Kind of(AuthException exception) {
            if (exception instanceof MissingCredentialsException) {
                return MISSING;
            } else if (exception instanceof InvalidRequestException) {
                return INVALID_REQUEST;
            } else if (exception instanceof InvalidTokenException) {
                return INVALID_TOKEN;
            } else if (exception instanceof InsufficientScopeException) {
                return INSUFFICIENT_SCOPE;
            }
            return UNAVAILABLE;
        }
    }
}
