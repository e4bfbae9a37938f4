package io.github.auth0guard.jwks;

import static io.github.auth0guard.jwks.Asked.DISTRUSTED;
import static io.github.auth0guard.jwks.Asked.FOUND;
import static io.github.auth0guard.jwks.Asked.UNKNOWN;
import static io.github.auth0guard.jwks.Asked.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.jws.SignatureAlgorithm;
import io.github.auth0guard.jws.SignatureProvider;
import io.github.auth0guard.jws.SigningKey;
import io.github.auth0guard.keys.KeySetEvent;
import io.github.auth0guard.keys.KeySetOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;

/** Keys come and go, in order and in a hurry. */
class RotationTest {
    @Test
    void theSetIsRefreshedInTheBackgroundAheadOfItsTime() throws Exception {
        try (KeyServer server = KeyServer.serving("k1");
                RefreshingKeySource source = server.warmSource()) {
            server.serve(Jwks.of("k1", "k2"));
            server.timing.advance(Duration.ofMinutes(8).minusSeconds(1));
            assertThat(server.fetches()).isEqualTo(1);
            server.timing.advance(Duration.ofSeconds(1));
            eventually(() -> source.status().fetches() == 2);
            assertThat(Asked.of(source, "k2")).isEqualTo(FOUND);
            assertThat(server.fetches()).isEqualTo(2);
        }
    }

    @Test
    void aKeyThatLeavesTheSetStopsVerifyingAtThatRefresh() throws Exception {
        try (KeyServer server = KeyServer.serving("k1", "k2");
                RefreshingKeySource source = server.warmSource()) {
            SigningKey k1 = source.find("k1");
            server.serve(Jwks.of("k2"));
            source.refreshNow().join();
            assertThat(Asked.of(source, "k1")).isEqualTo(UNKNOWN);
            assertThat(Asked.of(source, "k2")).isEqualTo(FOUND);
        }
    }

    @Test
    void aKeyThatStaysIsTheVeryKeyItWas() throws Exception {
        try (KeyServer server = KeyServer.serving("k1");
                RefreshingKeySource source = server.warmSource()) {
            SigningKey k1 = source.find("k1");
            server.serve(Jwks.of("k1", "k2"));
            source.refreshNow().join();
            assertThat(source.find("k1")).isSameAs(k1);
        }
    }

    @Test
    void newMaterialUnderAnOldIdTakesItsPlace() throws Exception {
        try (KeyServer server = KeyServer.serving("k1");
                RefreshingKeySource source = server.warmSource()) {
            SigningKey old = source.find("k1");
            server.serve(Jwks.set(Jwks.otherKey("k1")));
            source.refreshNow().join();
            assertThat(source.find("k1").isSameAs(old)).isFalse();
            assertThat(server.events(KeySetEvent.Changed.class).skip(1))
                    .containsExactly(
                            new KeySetEvent.Changed("https://issuer.example.com/", Set.of("k1"), Set.of("k1")));
        }
    }

    @Test
    void aFailedSignatureHasTheSetLookedAtOnceACooldown() throws Exception {
        try (KeyServer server = KeyServer.serving("k1");
                RefreshingKeySource source = server.warmSource()) {
            SigningKey old = source.find("k1");
            server.serve(Jwks.set(Jwks.otherKey("k1")));
            IntStream.range(0, 100).forEach(i -> source.suspect(old));
            assertThat(server.fetches()).isEqualTo(1);
            server.timing.skip(Duration.ofSeconds(30));
            IntStream.range(0, 100).forEach(i -> source.suspect(old));
            eventually(() -> source.find("k1") != old);
            IntStream.range(0, 100).forEach(i -> source.suspect(old));
            assertThat(server.fetches()).isEqualTo(2);
        }
    }

    @Test
    void aRotatedKeyIsKnownAtItsFirstToken() throws Exception {
        try (KeyServer server = KeyServer.serving("k1");
                RefreshingKeySource source = server.warmSource()) {
            server.serve(Jwks.of("k1", "k2"));
            assertThat(Asked.of(source, "k2")).as("even right after a fetch").isEqualTo(FOUND);
            assertThat(server.fetches()).isEqualTo(2);
        }
    }

    @Test
    void hundredsOfRequestsShareTheOneFetchThatBringsARotatedKey() throws Exception {
        try (KeyServer server = KeyServer.serving("k1");
                RefreshingKeySource source =
                        server.warmSource(KeySetOptions.defaults().maxWait(Duration.ofSeconds(20)))) {
            server.timing.skip(Duration.ofMinutes(1));
            server.serve(Jwks.of("k1", "k2"));
            assertThat(askAtOnce(source, 200, i -> "k2")).containsOnly(FOUND);
            assertThat(server.fetches()).isEqualTo(2);
        }
    }

    @Test
    void aFloodOfInventedKeysCostsTwoFetchesAndKnownKeysNothing() throws Exception {
        try (KeyServer server = KeyServer.serving("k1");
                RefreshingKeySource source =
                        server.warmSource(KeySetOptions.defaults().maxWait(Duration.ofSeconds(20)))) {
            server.timing.skip(Duration.ofMinutes(1));
            assertThat(askAtOnce(source, 1_000, i -> i % 2 == 0 ? "k1" : "invented-" + i))
                    .hasSize(1_000)
                    .areExactly(500, new Condition<>(FOUND::equals, "found"))
                    .areExactly(500, new Condition<>(UNKNOWN::equals, "unknown"));
            IntStream.range(0, 10_000).forEach(i -> {
                assertThat(Asked.of(source, "more-" + i)).isEqualTo(UNKNOWN);
                assertThat(Asked.of(source, "k1")).isEqualTo(FOUND);
            });
            assertThat(server.fetches()).isLessThanOrEqualTo(1 + 2);
        }
    }

    @Test
    void amidAFloodOfInventedKeysARotatedOneIsKnownAtItsSecondTokenOrWithinTheCooldown() throws Exception {
        try (KeyServer server = KeyServer.serving("k1");
                RefreshingKeySource source = server.warmSource()) {
            IntStream.range(0, 1_000).forEach(i -> Asked.of(source, "invented-" + i));
            server.serve(Jwks.of("k1", "k2"));
            assertThat(Asked.of(source, "k2")).isEqualTo(UNKNOWN);
            IntStream.range(0, 1_000).forEach(i -> Asked.of(source, "more-" + i));
            assertThat(Asked.of(source, "k2")).isEqualTo(FOUND);

            server.serve(Jwks.of("k1", "k2", "k3"));
            assertThat(Asked.of(source, "k3")).isEqualTo(UNKNOWN);
            assertThat(Asked.of(source, "k3")).as("the reserve is used up").isEqualTo(UNKNOWN);
            server.timing.skip(Duration.ofSeconds(30));
            assertThat(Asked.of(source, "k3")).isEqualTo(FOUND);
            assertThat(server.fetches()).isEqualTo(4);
        }
    }

    @Test
    void inventedKeysAreRememberedWithinABound() throws Exception {
        try (KeyServer server = KeyServer.serving("k1");
                RefreshingKeySource source = server.warmSource()) {
            IntStream.range(0, 100_000).forEach(i -> Asked.of(source, "invented-" + i));
            Asked.of(source, "x".repeat(10_000));
            assertThat(source.rememberedUnknown()).isLessThanOrEqualTo(10_000);
        }
    }

    @Test
    void aDistrustedKeyIsRefusedAtOnceAndForGood() throws Exception {
        try (KeyServer server = KeyServer.serving("k1", "k2");
                RefreshingKeySource source = server.warmSource()) {
            SigningKey k1 = source.find("k1");
            source.distrust("k1");
            assertThat(Asked.of(source, "k1")).isEqualTo(DISTRUSTED);
            source.refreshNow().join();
            assertThat(Asked.of(source, "k1")).isEqualTo(DISTRUSTED);
            assertThat(Asked.of(source, "k2")).isEqualTo(FOUND);
            assertThat(source.status().keyIds()).containsExactly("k2");
            assertThat(server.events(KeySetEvent.Distrusted.class)).hasSize(1);
        }
    }

    @Test
    void anUnchangedSetIsAskedForConditionallyAndCountsAsConfirmed() throws Exception {
        try (KeyServer server = new KeyServer();
                RefreshingKeySource source = server.source()) {
            server.answer(() -> new MockResponse.Builder()
                    .code(200)
                    .addHeader("ETag", "\"v1\"")
                    .addHeader("Last-Modified", "Mon, 23 Nov 2026 00:00:00 GMT")
                    .body(Jwks.of("k1"))
                    .build());
            source.refreshNow().join();
            server.answer(() -> new MockResponse.Builder()
                    .code(304)
                    .addHeader("ETag", "\"v1\"")
                    .build());
            server.timing.skip(Duration.ofMinutes(20));
            source.refreshNow().join();
            assertThat(server.requests.get(1).getHeaders().get("If-None-Match")).isEqualTo("\"v1\"");
            assertThat(server.requests.get(1).getHeaders().get("If-Modified-Since"))
                    .isEqualTo("Mon, 23 Nov 2026 00:00:00 GMT");
            assertThat(source.status().age()).contains(Duration.ZERO);
            assertThat(Asked.of(source, "k1")).isEqualTo(FOUND);
            assertThat(server.events(KeySetEvent.Fetched.class).map(KeySetEvent.Fetched::modified))
                    .containsExactly(true, false);
        }
    }

    @Test
    void theServersMaxAgeCountsBetweenAFloorAndACeiling() throws Exception {
        assertThat(nextRefreshFor("public, max-age=15")).isEqualTo(Duration.ofSeconds(48));
        assertThat(nextRefreshFor("max-age=1200")).isEqualTo(Duration.ofMinutes(16));
        assertThat(nextRefreshFor("max-age=999999")).isEqualTo(Duration.ofMinutes(48));
        assertThat(nextRefreshFor("no-store")).isEqualTo(Duration.ofMinutes(8));
    }

    private static Duration nextRefreshFor(String cacheControl) throws Exception {
        try (KeyServer server = new KeyServer();
                RefreshingKeySource source = server.source()) {
            server.answer(() -> new MockResponse.Builder()
                    .code(200)
                    .addHeader("Cache-Control", cacheControl)
                    .body(Jwks.of("k1"))
                    .build());
            source.refreshNow().join();
            return Duration.between(
                    server.timing.now(), source.status().nextRefresh().orElseThrow());
        }
    }

    @Test
    void aListenerThatThrowsHarmsNobody() throws Exception {
        try (KeyServer server = KeyServer.serving("k1")) {
            KeySetOptions options = KeySetOptions.defaults().listener(event -> {
                throw new IllegalStateException("listener");
            });
            try (RefreshingKeySource source = new RefreshingKeySource(
                    KeyLocation.at("https://issuer.example.com/", server.uri()),
                    options,
                    new KeySetParser(List.of(SignatureAlgorithm.RS256), SignatureProvider.ofPlatform(), false),
                    new HttpFetcher(null),
                    server.timing)) {
                source.refreshNow().join();
                assertThat(Asked.of(source, "k1")).isEqualTo(FOUND);
            }
        }
    }

    private static List<Asked> askAtOnce(KeySource source, int times, IntFunction<String> keyId) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            List<Future<Asked>> answers = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(() -> Asked.of(source, keyId.apply(i))))
                    .toList();
            ArrayList<Asked> asked = new ArrayList<>();
            for (Future<Asked> answer : answers) {
                asked.add(answer.get());
            }
            return asked;
        } finally {
            threads.shutdownNow();
        }
    }
}
