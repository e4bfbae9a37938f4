package io.github.auth0guard.jwks;

import static io.github.auth0guard.jwks.Asked.FOUND;
import static io.github.auth0guard.jwks.Asked.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.auth0.jwk.JwksHttpClient;
import com.auth0.jwk.JwksHttpResponse;
import io.github.auth0guard.jws.SignatureAlgorithm;
import io.github.auth0guard.jws.SignatureProvider;
import io.github.auth0guard.keys.FetchFailure;
import io.github.auth0guard.keys.KeySetOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Keys that come by a transport of the user's own. */
class TransportTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private static RefreshingKeySource source(KeySetOptions options) {
        return RefreshingKeySource.of(
                KeyLocation.at(
                        "https://issuer.example.com/", URI.create("https://issuer.example.com/.well-known/jwks.json")),
                options,
                new KeySetParser(List.of(SignatureAlgorithm.RS256), SignatureProvider.ofPlatform(), false),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static KeySetOptions by(JwksHttpClient client) {
        return KeySetOptions.defaults().transport(client).executor(Runnable::run);
    }

    @Test
    void itsAnswerIsTheKeySetAndItsMaxAgeCounts() {
        try (RefreshingKeySource source = source(by(url -> {
            assertThat(url).hasToString("https://issuer.example.com/.well-known/jwks.json");
            return new JwksHttpResponse(Jwks.of("k1"), Map.of("Cache-Control", List.of("public, max-age=3600")));
        }))) {
            assertThat(Asked.of(source, "k1")).isEqualTo(FOUND);
            assertThat(source.status().nextRefresh().orElseThrow())
                    .isBetween(NOW.plus(Duration.ofMinutes(40)), NOW.plus(Duration.ofMinutes(60)));
        }
    }

    @Test
    void withoutMaxAgeTheTimeToLiveCounts() {
        for (JwksHttpResponse answer : List.of(
                new JwksHttpResponse(Jwks.of("k1"), Map.of()),
                new JwksHttpResponse(Jwks.of("k1"), Map.of("Cache-Control", List.of("no-cache"))))) {
            try (RefreshingKeySource source = source(by(url -> answer))) {
                assertThat(Asked.of(source, "k1")).isEqualTo(FOUND);
                assertThat(source.status().nextRefresh().orElseThrow())
                        .isBetween(NOW.plus(Duration.ofMinutes(6)), NOW.plus(Duration.ofMinutes(10)));
            }
        }
    }

    @Test
    void whatItThrowsIsAFailedFetch() {
        assertFails(
                by(url -> {
                    throw new IOException("no route to host");
                }),
                FetchFailure.CONNECTION);
        assertFails(
                by(url -> {
                    throw new IllegalStateException("a mistake");
                }),
                FetchFailure.UNEXPECTED);
    }

    @Test
    void anExecutorThatIsFullIsAFailedFetch() {
        assertFails(
                by(url -> new JwksHttpResponse(Jwks.of("k1"), Map.of())).executor(work -> {
                    throw new RejectedExecutionException();
                }),
                FetchFailure.UNEXPECTED);
    }

    @Test
    void durationsMayGoToTheirLimitsAndNotBeyond() {
        KeySetOptions options = KeySetOptions.defaults();
        for (long minutes : new long[] {1, 60}) {
            Duration allowed = Duration.ofMinutes(minutes);
            assertThat(options.timeToLive(allowed).timeToLive()).isEqualTo(allowed);
        }
        for (long seconds : new long[] {1, 300}) {
            Duration allowed = Duration.ofSeconds(seconds);
            assertThat(options.cooldown(allowed).cooldown()).isEqualTo(allowed);
        }
        for (long days : new long[] {0, 7}) {
            Duration allowed = Duration.ofDays(days);
            assertThat(options.maxStale(allowed).maxStale()).isEqualTo(allowed);
        }
        for (long seconds : new long[] {0, 30}) {
            Duration allowed = Duration.ofSeconds(seconds);
            assertThat(options.maxWait(allowed).maxWait()).isEqualTo(allowed);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.timeToLive(Duration.ofSeconds(59)))
                .withMessageContaining("timeToLive PT59S is out of range");
        assertThatIllegalArgumentException().isThrownBy(() -> options.timeToLive(Duration.ofSeconds(3601)));
        assertThatIllegalArgumentException().isThrownBy(() -> options.cooldown(Duration.ofMillis(999)));
        assertThatIllegalArgumentException().isThrownBy(() -> options.cooldown(Duration.ofSeconds(301)));
        assertThatIllegalArgumentException().isThrownBy(() -> options.maxStale(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.maxStale(Duration.ofDays(7).plusMillis(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> options.maxWait(Duration.ofSeconds(31)));
    }

    private static void assertFails(KeySetOptions options, FetchFailure failure) {
        try (RefreshingKeySource source = source(options)) {
            assertThat(Asked.of(source, "k1")).isEqualTo(UNAVAILABLE);
            assertThat(source.status().lastFailure()).contains(failure);
            assertThat(source.status().failures()).isEqualTo(1);
        }
    }
}
