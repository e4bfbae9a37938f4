package io.github.auth0guard.jwks;

import io.github.auth0guard.jws.SignatureAlgorithm;
import io.github.auth0guard.jws.SignatureProvider;
import io.github.auth0guard.keys.KeySetEvent;
import io.github.auth0guard.keys.KeySetOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;

/** A real key server whose answer a test changes, with a key source that fetches from it in movable time. */
final class KeyServer implements AutoCloseable {
    /** Long enough for a loaded machine, short enough for tests of servers that never answer. */
    static final Duration DEADLINE = Duration.ofMillis(1_500);

    final MovableTiming timing = new MovableTiming();
    final List<KeySetEvent> events = new CopyOnWriteArrayList<>();
    final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final MockWebServer server = new MockWebServer();
    private volatile Supplier<MockResponse> answer = () -> status(500);

    KeyServer() throws IOException {
        this(null);
    }

    /** A server over TLS, if there is a certificate. */
    KeyServer(HandshakeCertificates tls) throws IOException {
        if (tls != null) {
            server.useHttps(tls.sslSocketFactory());
        }
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                return answer.get();
            }
        });
        server.start();
    }

    static KeyServer serving(String... ids) throws IOException {
        KeyServer server = new KeyServer();
        server.serve(Jwks.of(ids));
        return server;
    }

    void serve(String body) {
        answer(() -> new MockResponse.Builder().code(200).body(body).build());
    }

    void answer(Supplier<MockResponse> supplier) {
        answer = supplier;
    }

    static MockResponse status(int code) {
        return new MockResponse.Builder().code(code).build();
    }

    URI uri() {
        return server.url("/.well-known/jwks.json").uri();
    }

    int fetches() {
        return requests.size();
    }

    RefreshingKeySource source() {
        return source(KeySetOptions.defaults());
    }

    RefreshingKeySource source(KeySetOptions options) {
        return source(options, KeyLocation.at("https://issuer.example.com/", uri()));
    }

    RefreshingKeySource source(KeySetOptions options, KeyLocation location) {
        return new RefreshingKeySource(
                location,
                options.listener(events::add),
                new KeySetParser(
                        List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256),
                        SignatureProvider.ofPlatform(),
                        false),
                new HttpFetcher(options.httpClient().orElse(null), DEADLINE),
                timing);
    }

    /** A source that has fetched once, so that known keys are known. */
    RefreshingKeySource warmSource() {
        return warmSource(KeySetOptions.defaults());
    }

    RefreshingKeySource warmSource(KeySetOptions options) {
        RefreshingKeySource source = source(options);
        source.refreshNow().join();
        return source;
    }

    <T extends KeySetEvent> Stream<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    void goDown() {
        server.close();
    }

    @Override
    public void close() {
        server.close();
    }
}
