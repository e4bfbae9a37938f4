package io.github.auth0guard.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.auth0guard.IssuerVerifier;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.KeysUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class OutageTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @RegisterExtension
    final TestIssuer issuer = TestIssuer.start();

    private final IssuerVerifier verifier =
            TokenVerifier.forDomain(issuer.url()).audience(issuer.audience()).build();

    static Stream<Outage> kinds() {
        return Outage.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aVerifierThatHasKeysDoesNotNotice(Outage outage) {
        verifier.verify(issuer.token().sign());
        issuer.goDown(outage);
        verifier.verify(issuer.token().sign());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aVerifierWithoutKeysCannotDecide(Outage outage) {
        issuer.goDown(outage);
        assertThatExceptionOfType(KeysUnavailableException.class)
                .isThrownBy(() -> verifier.verify(issuer.token().sign()));
        assertThat(issuer.keySetRequests()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whenItComesBackItAnswersAtOnce(Outage outage) throws Exception {
        String url = issuer.url();
        issuer.goDown(outage);
        issuer.comeBack();
        assertThat(issuer.url()).isEqualTo(url);
        assertThat(get(".well-known/jwks.json").body()).isEqualTo(issuer.jwkSet());
    }

    @Test
    void downMeansThatConnectionsAreRefused() throws Exception {
        issuer.goDown();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> get(".well-known/jwks.json"));
        issuer.comeBack();
        assertThat(get(".well-known/jwks.json").statusCode()).isEqualTo(200);
    }

    @Test
    void comingBackWithoutHavingBeenDownChangesNothing() throws Exception {
        issuer.comeBack();
        assertThat(get(".well-known/jwks.json").statusCode()).isEqualTo(200);
    }

    @Test
    void aStatusComesWithWhatItSaysOfRetrying() throws Exception {
        issuer.goDown(Outage.status(429, Duration.ofMinutes(2)));
        HttpResponse<String> response = get("oauth/token");
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).contains("120");
        issuer.goDown(Outage.status(500));
        assertThat(get("oauth/token").headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void whoHangsIsLetGoAtTheEnd() {
        issuer.goDown(Outage.hanging());
        CompletableFuture<HttpResponse<String>> waiting =
                CLIENT.sendAsync(request(".well-known/jwks.json").build(), BodyHandlers.ofString());
        assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> CLIENT.send(
                        request(".well-known/jwks.json")
                                .timeout(Duration.ofMillis(100))
                                .build(),
                        BodyHandlers.ofString()));
        assertThat(waiting).isNotDone();
        issuer.comeBack();
        assertThat(waiting.handle((response, cut) -> response == null || response.statusCode() == 200)
                        .join())
                .isTrue();
    }

    @Test
    void slowIsLateButRight() throws Exception {
        issuer.goDown(Outage.slow(Duration.ofMillis(200)));
        long before = System.nanoTime();
        assertThat(get(".well-known/jwks.json").body()).isEqualTo(issuer.jwkSet());
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void closingEndsWhatHangs() {
        issuer.goDown(Outage.hanging());
        CompletableFuture<HttpResponse<String>> waiting =
                CLIENT.sendAsync(request(".well-known/jwks.json").build(), BodyHandlers.ofString());
        issuer.close();
        assertThat(waiting.handle((response, cut) -> cut).join()).isInstanceOf(Exception.class);
    }

    @Test
    void anUnchangedKeySetIsNotSentAgain() throws Exception {
        String etag = get(".well-known/jwks.json").headers().firstValue("ETag").orElseThrow();
        HttpRequest again =
                request(".well-known/jwks.json").header("If-None-Match", etag).build();
        HttpResponse<String> unchanged = CLIENT.send(again, BodyHandlers.ofString());
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(unchanged.headers().firstValue("ETag")).contains(etag);
        issuer.rotate();
        HttpResponse<String> changed = CLIENT.send(again, BodyHandlers.ofString());
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).isPresent().isNotEqualTo(etag);
    }

    @Test
    void aVerifierLivesWithAnUnchangedKeySet() {
        verifier.verify(issuer.token().sign());
        verifier.refreshNow().join();
        assertThat(issuer.keySetRequests()).isEqualTo(2);
        verifier.verify(issuer.token().sign());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(issuer.url() + path));
    }
}
