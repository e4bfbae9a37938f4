package io.github.auth0guard.jwks;

import static io.github.auth0guard.jwks.Asked.FOUND;
import static io.github.auth0guard.jwks.Asked.UNAVAILABLE;
import static io.github.auth0guard.jwks.Asked.UNKNOWN;
import static io.github.auth0guard.jwks.Asked.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.auth0guard.error.KeysUnavailableException;
import io.github.auth0guard.jws.SignatureProvider;
import io.github.auth0guard.keys.FetchFailure;
import io.github.auth0guard.keys.KeySetEvent;
import io.github.auth0guard.keys.KeySetOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The fault matrix: what a server may do instead of serving keys, before and after they were known. */
class OutageTest {
    static Stream<Arguments> faults() {
        String good = Jwks.of("k1");
        return Stream.of(
                fault("answers 500", FetchFailure.STATUS, KeyServer.status(500)),
                fault("answers 502", FetchFailure.STATUS, KeyServer.status(502)),
                fault("answers 204", FetchFailure.STATUS, KeyServer.status(204)),
                fault("answers 304 to nobody's question", FetchFailure.STATUS, KeyServer.status(304)),
                fault(
                        "redirects to another host",
                        FetchFailure.STATUS,
                        ok(good).code(302)
                                .addHeader("Location", "https://evil.example.com/jwks.json")
                                .build()),
                fault(
                        "redirects to itself",
                        FetchFailure.STATUS,
                        ok(good).code(301)
                                .addHeader("Location", "/.well-known/jwks.json")
                                .build()),
                fault(
                        "serves a captive portal's page",
                        FetchFailure.MALFORMED,
                        ok("<html>log in</html>")
                                .addHeader("Content-Type", "text/html")
                                .build()),
                fault(
                        "cuts the JSON short",
                        FetchFailure.MALFORMED,
                        ok(good.substring(0, 40)).build()),
                fault(
                        "serves something after the JSON",
                        FetchFailure.MALFORMED,
                        ok(good + "{}").build()),
                fault(
                        "repeats a member",
                        FetchFailure.MALFORMED,
                        ok("{\"keys\":[]," + good.substring(1)).build()),
                fault("serves an array", FetchFailure.MALFORMED, ok("[]").build()),
                fault("serves null", FetchFailure.MALFORMED, ok("null").build()),
                fault(
                        "serves keys that are no list",
                        FetchFailure.MALFORMED,
                        ok("{\"keys\":{}}").build()),
                fault(
                        "serves an empty set",
                        FetchFailure.NO_USABLE_KEY,
                        ok("{\"keys\":[]}").build()),
                fault(
                        "serves only keys not for us",
                        FetchFailure.NO_USABLE_KEY,
                        ok("{\"keys\":[{\"kty\":\"oct\"}]}").build()),
                fault(
                        "serves 50 MB",
                        FetchFailure.TOO_LARGE,
                        ok(good + " ".repeat(50_000_000)).build()),
                fault("serves 50 MB in chunks", FetchFailure.TOO_LARGE, chunked(50_000_000)),
                fault(
                        "hangs up at once",
                        FetchFailure.CONNECTION,
                        ok(good).onResponseStart(new SocketEffect.CloseSocket()).build()),
                fault(
                        "hangs up in the middle of the body",
                        FetchFailure.CONNECTION,
                        ok(good).onResponseBody(new SocketEffect.CloseSocket()).build()),
                fault(
                        "accepts and says nothing",
                        FetchFailure.TIMEOUT,
                        ok(good).onResponseStart(SocketEffect.Stall.INSTANCE).build()),
                fault(
                        "drips a byte a second",
                        FetchFailure.TIMEOUT,
                        ok(good).throttleBody(1, 1, TimeUnit.SECONDS).build()));
    }

    private static MockResponse.Builder ok(String body) {
        return new MockResponse.Builder().code(200).body(body);
    }

    private static MockResponse chunked(int size) {
        return new MockResponse.Builder()
                .code(200)
                .chunkedBody(new Buffer().writeUtf8(" ".repeat(size)), 10_000)
                .build();
    }

    private static Arguments fault(String name, FetchFailure failure, MockResponse answer) {
        return Arguments.of(Named.of(name, answer), failure);
    }

    @ParameterizedTest(name = "cold, the server {0}")
    @MethodSource("faults")
    void beforeKeysAreKnownRequestsAreToldToRetryAndTheServerIsSpared(MockResponse answer, FetchFailure failure)
            throws Exception {
        try (KeyServer server = new KeyServer();
                RefreshingKeySource source = server.source()) {
            server.answer(() -> answer);
            assertThat(Asked.of(source, "k1")).isEqualTo(UNAVAILABLE);
            eventually(() -> source.status().lastFailure().isPresent());
            assertThat(source.status().lastFailure()).contains(failure);
            assertThat(source.status().usable()).isFalse();
            assertThat(Stream.generate(() -> Asked.of(source, "k1")).limit(1_000))
                    .containsOnly(UNAVAILABLE);
            assertThat(source.status().fetches())
                    .as("fetches within the backoff")
                    .isEqualTo(1);
            // The JDK's client itself asks once more where a server hangs up without a word.
            assertThat(server.fetches()).isLessThanOrEqualTo(failure == FetchFailure.CONNECTION ? 2 : 1);

            server.serve(Jwks.of("k1"));
            server.timing.advance(
                    failure == FetchFailure.NO_USABLE_KEY ? Duration.ofSeconds(30) : Duration.ofSeconds(1));
            eventually(() -> source.status().usable());
            assertThat(Asked.of(source, "k1")).as("recovered on its own").isEqualTo(FOUND);
            eventually(() -> source.status().fetches() == 2);
        }
    }

    @ParameterizedTest(name = "warm, the server {0}")
    @MethodSource("faults")
    void afterKeysAreKnownTheyStayInUseAndOnlyUnknownOnesAreToldToRetry(MockResponse answer, FetchFailure failure)
            throws Exception {
        try (KeyServer server = KeyServer.serving("k1");
                RefreshingKeySource source = server.warmSource()) {
            server.answer(() -> answer);
            server.timing.skip(Duration.ofMinutes(9));
            assertThat(Asked.of(source, "k2")).as("unknown key").isEqualTo(UNAVAILABLE);
            eventually(() -> source.status().lastFailure().isPresent());
            assertThat(source.status().lastFailure()).contains(failure);
            assertThat(Stream.generate(() -> Asked.of(source, "k1")).limit(1_000))
                    .containsOnly(FOUND);
            assertThat(Stream.generate(() -> Asked.of(source, "k2")).limit(1_000))
                    .containsOnly(UNAVAILABLE);
            assertThat(source.status().fetches()).isEqualTo(2);
            assertThat(source.status().usable()).isTrue();
            assertThat(source.status().age())
                    .hasValueSatisfying(age -> assertThat(age).isGreaterThan(Duration.ofMinutes(8)));
        }
    }

    @Test
    void nobodyListensAtTheStartAndLaterSomebodyDoes() throws Exception {
        try (KeyServer server = KeyServer.serving("k1");
                RefreshingKeySource source = server.source()) {
            server.goDown();
            assertThat(Asked.of(source, "k1")).isEqualTo(UNAVAILABLE);
            assertThat(source.status().lastFailure()).contains(FetchFailure.CONNECTION);
            assertThatThrownBy(() -> source.refreshNow().join()).hasCauseInstanceOf(KeysUnavailableException.class);
        }
    }

    @Test
    void keysStayInUseThroughAnOutageOfAnHourAndEndWithTheHardLimit() throws Exception {
        try (KeyServer server = KeyServer.serving("k1");
                RefreshingKeySource source = server.warmSource()) {
            server.answer(() -> KeyServer.status(503));
            server.timing.skip(Duration.ofHours(1));
            assertThat(Asked.of(source, "k1")).isEqualTo(FOUND);
            server.timing.skip(Duration.ofHours(22).plusMinutes(59));
            assertThat(Asked.of(source, "k1")).isEqualTo(FOUND);
            server.timing.skip(Duration.ofMinutes(2));
            assertThat(Asked.of(source, "k1")).isEqualTo(UNAVAILABLE);
            assertThat(source.status().usable()).isFalse();
        }
    }

    @Test
    void withoutAnyStalenessKeysEndWithTheirTimeToLive() throws Exception {
        try (KeyServer server = KeyServer.serving("k1");
                RefreshingKeySource source =
                        server.warmSource(KeySetOptions.defaults().maxStale(Duration.ZERO))) {
            server.answer(() -> KeyServer.status(503));
            server.timing.skip(Duration.ofMinutes(9));
            assertThat(Asked.of(source, "k1")).isEqualTo(FOUND);
            server.timing.skip(Duration.ofMinutes(1));
            assertThat(Asked.of(source, "k1")).isEqualTo(UNAVAILABLE);
        }
    }

    @Test
    void retryAfterIsHonouredAndPassedOn() throws Exception {
        try (KeyServer server = new KeyServer();
                RefreshingKeySource source = server.source()) {
            server.answer(() -> new MockResponse.Builder()
                    .code(429)
                    .addHeader("Retry-After", "120")
                    .build());
            assertThat(unavailable(source).retryAfter()).isEqualTo(Duration.ofSeconds(120));
            server.timing.advance(Duration.ofSeconds(119));
            assertThat(unavailable(source).retryAfter()).isEqualTo(Duration.ofSeconds(1));
            assertThat(server.fetches()).isEqualTo(1);
            server.serve(Jwks.of("k1"));
            server.timing.advance(Duration.ofSeconds(1));
            eventually(() -> source.status().usable());
            assertThat(server.fetches()).isEqualTo(2);
        }
    }

    @Test
    void aRetryAfterBeyondAllReasonIsCutToTenMinutes() throws Exception {
        try (KeyServer server = new KeyServer();
                RefreshingKeySource source = server.source()) {
            server.answer(() -> new MockResponse.Builder()
                    .code(503)
                    .addHeader("Retry-After", "99999999")
                    .build());
            assertThat(unavailable(source).retryAfter()).isEqualTo(Duration.ofMinutes(10));
        }
    }

    /** RFC 9110 §5.6.7. What has passed, or is no date, says nothing: the backoff's first step is a second. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Thu, 31 Dec 2099 23:59:59 GMT | 600", "Thu, 31 Dec 2009 23:59:59 GMT | 1", "soon | 1", "-5 | 1"})
    void aRetryAfterMayBeADate(String retryAfter, long seconds) throws Exception {
        try (KeyServer server = new KeyServer();
                RefreshingKeySource source = server.source()) {
            server.answer(() -> new MockResponse.Builder()
                    .code(503)
                    .addHeader("Retry-After", retryAfter)
                    .build());
            assertThat(unavailable(source).retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void failuresHoldFetchesBackEverLongerButNeverBeyondSeconds() throws Exception {
        try (KeyServer server = new KeyServer();
                RefreshingKeySource source = server.source()) {
            Asked.of(source, "k1");
            for (int seconds : new int[] {1, 2, 4, 8, 16, 16}) {
                int before = server.fetches();
                server.timing.advance(Duration.ofSeconds(seconds).minusMillis(1));
                assertThat(server.fetches()).isEqualTo(before);
                server.timing.advance(Duration.ofMillis(1));
                eventually(() -> source.status().failures() == before + 1);
            }
            assertThat(server.events(KeySetEvent.Failed.class).map(KeySetEvent.Failed::consecutive))
                    .containsExactly(1, 2, 3, 4, 5, 6, 7);
        }
    }

    @Test
    void aWallClockThatJumpsCausesNeitherAStormNorEternalKeys() throws Exception {
        try (KeyServer server = KeyServer.serving("k1");
                RefreshingKeySource source = server.warmSource()) {
            for (Duration jump : new Duration[] {Duration.ofHours(1), Duration.ofHours(-2), Duration.ofDays(400)}) {
                server.timing.jumpWallClock(jump);
                assertThat(Asked.of(source, "k1")).isEqualTo(FOUND);
                assertThat(Asked.of(source, "k1")).isEqualTo(FOUND);
            }
            assertThat(server.fetches()).isEqualTo(1);
            server.answer(() -> KeyServer.status(500));
            server.timing.skip(Duration.ofHours(24));
            assertThat(Asked.of(source, "k1")).isEqualTo(UNAVAILABLE);
        }
    }

    @Test
    void aServerThatFlapsNeverTakesKnownKeysAway() throws Exception {
        try (KeyServer server = KeyServer.serving("k1");
                RefreshingKeySource source = server.warmSource()) {
            for (int i = 0; i < 100; i++) {
                boolean up = i % 2 == 0;
                server.answer(() -> up ? ok(Jwks.of("k1")).build() : KeyServer.status(502));
                server.timing.advance(Duration.ofSeconds(17));
                assertThat(Asked.of(source, "k1")).isEqualTo(FOUND);
            }
        }
    }

    @Test
    void anInterruptedRequestEndsAtOnceWithItsFlagKeptAndTheFetchGoesOnForOthers() throws Exception {
        try (KeyServer server = KeyServer.serving("k1");
                RefreshingKeySource source = server.source()) {
            Thread.currentThread().interrupt();
            assertThat(Asked.of(source, "k1")).isEqualTo(UNAVAILABLE);
            assertThat(Thread.interrupted()).isTrue();
            eventually(() -> source.status().usable());
            assertThat(Asked.of(source, "k1")).isEqualTo(FOUND);
            assertThat(server.fetches()).isEqualTo(1);
        }
    }

    @Test
    void anErrorInTheTransportEndsTheFlightAndTheNextOneMayStart() {
        MovableTiming timing = new MovableTiming();
        Fetcher failing = (uri, known) -> {
            throw new StackOverflowError();
        };
        try (RefreshingKeySource source = new RefreshingKeySource(
                KeyLocation.at("https://issuer.example.com/", URI.create("https://issuer.example.com/jwks")),
                KeySetOptions.defaults(),
                new KeySetParser(List.of(), SignatureProvider.ofPlatform(), false),
                failing,
                timing)) {
            assertThat(Asked.of(source, "k1")).isEqualTo(UNAVAILABLE);
            timing.advance(Duration.ofSeconds(1));
            assertThat(source.status().failures()).isEqualTo(2);
            assertThat(source.status().lastFailure()).contains(FetchFailure.UNEXPECTED);
        }
    }

    @Test
    void afterCloseNothingIsFetchedAndNothingIsPlanned() throws Exception {
        try (KeyServer server = KeyServer.serving("k1")) {
            RefreshingKeySource source = server.warmSource();
            assertThat(server.timing.planned()).isEqualTo(1);
            source.close();
            assertThat(server.timing.planned()).isZero();
            assertThat(Asked.of(source, "k1")).isEqualTo(UNAVAILABLE);
            server.timing.advance(Duration.ofHours(1));
            assertThat(server.fetches()).isEqualTo(1);
        }
    }

    @Test
    void anUnknownKeyIsUnknownWhileTheSetIsFresh() throws Exception {
        try (KeyServer server = KeyServer.serving("k1");
                RefreshingKeySource source = server.warmSource()) {
            server.answer(() -> KeyServer.status(500));
            server.timing.skip(Duration.ofSeconds(29));
            assertThat(Asked.of(source, "k2")).isEqualTo(UNKNOWN);
            server.timing.skip(Duration.ofSeconds(1));
            server.timing.skip(Duration.ofSeconds(20));
            assertThat(Asked.of(source, "k2")).isEqualTo(UNAVAILABLE);
        }
    }

    private static KeysUnavailableException unavailable(KeySource source) {
        return catchThrowableOfType(KeysUnavailableException.class, () -> source.find("k1"));
    }
}
