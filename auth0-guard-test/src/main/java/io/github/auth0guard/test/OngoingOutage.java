package io.github.auth0guard.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The outage that the issuer is in, if any. */
final class OngoingOutage {
    private final AtomicReference<@Nullable Current> current = new AtomicReference<>();

    private record Current(Outage outage, CountDownLatch end) {}

    void begin(Outage outage) {
        replace(new Current(outage, new CountDownLatch(1)));
    }

    void end() {
        replace(null);
    }

    /** Requests that wait for the end of an outage go on at once. */
    private void replace(@Nullable Current next) {
        Current last = current.getAndSet(next);
        if (last != null) {
            last.end().countDown();
        }
    }

    /** Puts the outage in front of a handler. */
    HttpHandler before(HttpHandler healthy) {
        return exchange -> handle(exchange, healthy);
    }

    private void handle(HttpExchange exchange, HttpHandler healthy) throws IOException {
        Current now = current.get();
        if (now == null) {
            healthy.handle(exchange);
        } else {
            now.outage().answer(exchange, healthy, now.end());
        }
    }
}
