package io.github.auth0guard.http;

import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.UnavailableException;
import io.github.auth0guard.http.Refusal.Header;
import io.github.auth0guard.json.JsonText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Turns an exception into the answer that RFC 6750 §3 and RFC 9457 describe. Nothing of the token goes in. */
final class RefusalRenderer {
    private final Challenges challenges;

    RefusalRenderer(Challenges challenges) {
        this.challenges = challenges;
    }

    Refusal render(AuthException exception, HttpRequestView request) {
        RefusalKind kind = RefusalKind.of(exception);
        boolean plain = wantsPlainText(request);
        List<Header> headers = new ArrayList<>();
        challenges
                .of(kind, exception, CredentialsReader.schemeOf(request))
                .forEach(challenge -> headers.add(new Header("WWW-Authenticate", challenge.toString())));
        if (exception instanceof UnavailableException unavailable) {
            headers.add(new Header("Retry-After", Long.toString(seconds(unavailable.retryAfter()))));
        }
        headers.add(new Header("Cache-Control", "no-store"));
        headers.add(new Header("Content-Type", plain ? "text/plain;charset=us-ascii" : "application/problem+json"));
        boolean head = request.method().equals("HEAD");
        return new Refusal(kind.status(), headers, head ? "" : body(kind, exception, plain));
    }

    /** RFC 9457 §4.2.1: {@code about:blank} says that the title is that of the status code. */
    private static String body(RefusalKind kind, AuthException exception, boolean plain) {
        if (plain) {
            return exception.getMessage() + "\n";
        }
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", kind.title());
        problem.put("status", kind.status());
        problem.put("detail", exception.getMessage());
        if (!kind.error().isEmpty()) {
            problem.put("error", kind.error());
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
}
