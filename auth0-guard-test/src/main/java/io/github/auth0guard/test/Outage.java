package io.github.auth0guard.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A way in which an issuer fails while it still takes connections; see {@link TestIssuer#goDown(Outage)}. Immutable.
 *
 * <pre>{@code
 * static Stream<Outage> outages() {
 *     return Outage.kinds();
 * }
 *
 * @ParameterizedTest
 * @MethodSource("outages")
 * void whoIsKnownStaysServed(Outage outage) {
 *     ...
 *     issuer.goDown(outage);
 *     ...
 *     issuer.comeBack();
 * }
 * }</pre>
 */
public final class Outage {
    private static final byte[] GARBAGE = "<html><body>We'll be back soon</body></html>".getBytes(UTF_8);

    private final String name;
    private final Answer answer;

    /** How a request is answered during the outage. */
    private interface Answer {
        void give(HttpExchange exchange, HttpHandler healthy, CountDownLatch end)
                throws IOException, InterruptedException;
    }

    private Outage(String name, Answer answer) {
        this.name = name;
        this.answer = answer;
    }

    /**
     * Answers rightly, but late.
     *
     * @param delay how late
     * @return the outage
     */
    public static Outage slow(Duration delay) {
        Objects.requireNonNull(delay, "delay");
        return new Outage("slow(" + delay + ")", (exchange, healthy, end) -> {
            boolean unused = end.await(delay.toMillis(), TimeUnit.MILLISECONDS);
            // Late, or early because the outage is over.
            healthy.handle(exchange);
        });
    }

    /**
     * Takes requests and never answers; connections are cut when the outage ends.
     *
     * @return the outage
     */
    public static Outage hanging() {
        return new Outage("hanging", (exchange, healthy, end) -> {
            end.await();
            exchange.close();
        });
    }

    /**
     * Answers 200 with a web page, as a proxy in between does.
     *
     * @return the outage
     */
    public static Outage garbage() {
        return new Outage("garbage", (exchange, healthy, end) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            send(exchange, 200, GARBAGE);
        });
    }

    /**
     * Answers 200 and begins the right document, then cuts the connection.
     *
     * @return the outage
     */
    public static Outage truncated() {
        return new Outage("truncated", (exchange, healthy, end) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"keys\":[".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });
    }

    /**
     * Answers with a status and nothing else.
     *
     * @param code for example 500, or 403 for a proxy that lets nobody out
     * @return the outage
     */
    public static Outage status(int code) {
        return new Outage("status(" + code + ")", (exchange, healthy, end) -> send(exchange, code, new byte[0]));
    }

    /**
     * Answers with a status and says when to come back (RFC 9110 §10.2.3).
     *
     * @param code for example 429 or 503
     * @param retryAfter what {@code Retry-After} says, in full seconds
     * @return the outage
     */
    public static Outage status(int code, Duration retryAfter) {
        return new Outage("status(" + code + ", " + retryAfter + ")", (exchange, healthy, end) -> {
            exchange.getResponseHeaders().set("Retry-After", "" + retryAfter.toSeconds());
            send(exchange, code, new byte[0]);
        });
    }

    /**
     * Lists one of each kind, for tests that are to hold in all of them. New kinds may come in any version.
     *
     * @return the outages; the slow one takes a minute, longer than any verifier waits
     */
    public static Stream<Outage> kinds() {
        return Stream.of(
                slow(Duration.ofMinutes(1)),
                hanging(),
                garbage(),
                truncated(),
                status(500),
                status(403),
                status(429, Duration.ofSeconds(30)),
                status(503, Duration.ofSeconds(30)));
    }

    void answer(HttpExchange exchange, HttpHandler healthy, CountDownLatch end) throws IOException {
        try {
            answer.give(exchange, healthy, end);
        } catch (InterruptedException e) {
            // The server closes.
            exchange.close();
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
