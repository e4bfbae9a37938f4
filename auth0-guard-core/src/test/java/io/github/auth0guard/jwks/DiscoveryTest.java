package io.github.auth0guard.jwks;

import static io.github.auth0guard.jwks.Asked.FOUND;
import static io.github.auth0guard.jwks.Asked.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.jws.SignatureAlgorithm;
import io.github.auth0guard.jws.SignatureProvider;
import io.github.auth0guard.keys.FetchFailure;
import io.github.auth0guard.keys.KeySetOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The issuer's metadata says where its keys are, and is believed only within bounds. */
class DiscoveryTest {
    private final MockWebServer server = new MockWebServer();
    private final MovableTiming timing = new MovableTiming();
    private final AtomicReference<String> metadata = new AtomicReference<>("{}");
    private final AtomicReference<String> oauthMetadata = new AtomicReference<>();
    private String issuer;

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String body = switch (request.getUrl().encodedPath()) {
                    case "/realm/.well-known/openid-configuration" -> metadata.get();
                    case "/.well-known/oauth-authorization-server/realm" -> oauthMetadata.get();
                    case "/realm/keys", "/realm/moved" -> Jwks.of("k1");
                    default -> null;
                };
                return body == null
                        ? KeyServer.status(404)
                        : new MockResponse.Builder().code(200).body(body).build();
            }
        });
        server.start();
        issuer = server.url("/realm").toString();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theKeySetIsFetchedFromWhereTheMetadataSays() {
        metadata.set("{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer + "/keys\"}");
        try (RefreshingKeySource source = source(server.getHostName())) {
            assertThat(Asked.of(source, "k1")).isEqualTo(FOUND);
            assertThat(server.getRequestCount()).isEqualTo(2);
            source.refreshNow().join();
            assertThat(server.getRequestCount()).as("the address is remembered").isEqualTo(3);
        }
    }

    @Test
    void anAuthorizationServerWithoutOpenIdConnectIsAskedByRfc8414() {
        metadata.set(null);
        oauthMetadata.set("{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer + "/keys\"}");
        try (RefreshingKeySource source = source(server.getHostName())) {
            assertThat(Asked.of(source, "k1")).isEqualTo(FOUND);
            assertThat(server.getRequestCount()).isEqualTo(3);
        }
    }

    @Test
    void anIssuerWithoutAnyMetadataIsUnavailable() {
        metadata.set(null);
        try (RefreshingKeySource source = source(server.getHostName())) {
            assertThat(Asked.of(source, "k1")).isEqualTo(UNAVAILABLE);
            assertThat(source.status().lastFailure()).contains(FetchFailure.STATUS);
        }
    }

    @Test
    void anAddressThatStopsWorkingIsAskedForAgain() {
        metadata.set("{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer + "/gone\"}");
        try (RefreshingKeySource source = source(server.getHostName())) {
            assertThat(Asked.of(source, "k1")).isEqualTo(UNAVAILABLE);
            metadata.set("{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer + "/moved\"}");
            timing.advance(Duration.ofSeconds(1));
            Asked.eventually(() -> source.status().fetches() >= 2);
            timing.advance(Duration.ofSeconds(2));
            Asked.eventually(() -> source.status().usable());
            assertThat(Asked.of(source, "k1")).isEqualTo(FOUND);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "not json",
                "{\"issuer\":\"ISSUER\"}",
                "{\"issuer\":\"ISSUER/\",\"jwks_uri\":\"ISSUER/keys\"}",
                "{\"issuer\":\"https://evil.example.com\",\"jwks_uri\":\"ISSUER/keys\"}",
                "{\"jwks_uri\":\"ISSUER/keys\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"http://evil.example.com/keys\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"https://localhost/keys\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"file:///etc/keys\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"::\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":7}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"ISSUER/keys\",\"jwks_uri\":\"ISSUER/keys\"}"
            })
    void metadataThatIsNotExactlyTheIssuersIsRefused(String document) {
        metadata.set(document.replace("ISSUER", issuer));
        try (RefreshingKeySource source = source(server.getHostName())) {
            assertThat(Asked.of(source, "k1")).isEqualTo(UNAVAILABLE);
            assertThat(source.status().lastFailure()).contains(FetchFailure.DISCOVERY);
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void anotherKeyHostMustBeNamed() {
        metadata.set("{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer + "/keys\"}");
        try (RefreshingKeySource source = source("keys.example.com")) {
            assertThat(Asked.of(source, "k1")).isEqualTo(UNAVAILABLE);
        }
    }

    private RefreshingKeySource source(String keyHost) {
        return new RefreshingKeySource(
                KeyLocation.discovered(issuer, keyHost),
                KeySetOptions.defaults(),
                new KeySetParser(List.of(SignatureAlgorithm.RS256), SignatureProvider.ofPlatform(), false),
                new HttpFetcher(null),
                timing);
    }
}
