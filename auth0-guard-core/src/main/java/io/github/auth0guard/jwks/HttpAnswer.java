package io.github.auth0guard.jwks;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a key server's answer says beside the document. */
final class HttpAnswer {
    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[,\\s])max-age=\"?(\\d{1,9})");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private HttpAnswer() {}

    static Fetched read(HttpResponse<byte[]> response, boolean conditional) {
        int status = response.statusCode();
        if (status != 200 && !(status == 304 && conditional)) {
            throw new CompletionException(
                    FetchException.status(status, retryAfter(response.headers()).orElse(null)));
        }
        HttpHeaders headers = response.headers();
        Validators validators = new Validators(
                headers.firstValue("ETag").orElse(null),
                headers.firstValue("Last-Modified").orElse(null));
        return new Fetched(
                status == 200 ? response.body() : null,
                validators,
                maxAge(String.join(",", headers.allValues("Cache-Control"))));
    }

    static Optional<Duration> maxAge(String cacheControl) {
        Matcher matcher = MAX_AGE.matcher(cacheControl);
        return matcher.find() ? Optional.of(Duration.ofSeconds(Long.parseLong(matcher.group(1)))) : Optional.empty();
    }

    /** RFC 9110 §10.2.3: seconds or a date. */
    private static Optional<Duration> retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After").map(String::strip).flatMap(HttpAnswer::delay);
    }

    private static Optional<Duration> delay(String value) {
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(Instant.now(), until)).filter(delay -> !delay.isNegative());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
