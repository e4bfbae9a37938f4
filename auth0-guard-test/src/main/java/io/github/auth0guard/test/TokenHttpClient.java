package io.github.auth0guard.test;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** A client that presents an access token with each request that does not carry {@code Authorization} itself. */
final class TokenHttpClient extends HttpClient {
    private final HttpClient plain = HttpClient.newHttpClient();
    private final Presentation presentation;

    TokenHttpClient(Presentation presentation) {
        this.presentation = presentation;
    }

    /** How a token goes along with a request. */
    interface Presentation {
        /** Returns the request with the token. */
        HttpRequest present(HttpRequest request);

        /** Learns from a response, and says whether the request is worth another try. */
        boolean retryAfter(HttpResponse<?> response);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        if (hasOwn(request)) {
            return plain.send(request, handler);
        }
        HttpResponse<T> response = plain.send(presentation.present(request), handler);
        return presentation.retryAfter(response) ? plain.send(presentation.present(request), handler) : response;
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return sendAsync(request, handler, null);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> push) {
        if (hasOwn(request)) {
            return plain.sendAsync(request, handler, push);
        }
        return plain.sendAsync(presentation.present(request), handler, push)
                .thenCompose(response -> presentation.retryAfter(response)
                        ? plain.sendAsync(presentation.present(request), handler, push)
                        : CompletableFuture.completedFuture(response));
    }

    private static boolean hasOwn(HttpRequest request) {
        return request.headers().firstValue("Authorization").isPresent();
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return plain.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return plain.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return plain.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return plain.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return plain.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return plain.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return plain.authenticator();
    }

    @Override
    public Version version() {
        return plain.version();
    }

    @Override
    public Optional<Executor> executor() {
        return plain.executor();
    }
}
