package io.github.auth0guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What tokens with invented issuers leave behind is bounded. */
class ResolvedIssuersTest {
    @Test
    void inventedIssuersAreRememberedWithinABound() {
        ResolvedIssuers issuers = new ResolvedIssuers(issuer -> Optional.empty(), 10);
        IntStream.range(0, 100_000).forEach(i -> issuers.find("https://invented-" + i + ".example.com/"));
        assertThat(issuers.rememberedUnknown()).isLessThanOrEqualTo(10_000);
        assertThat(issuers.known()).isEmpty();
    }

    @Test
    void anUnknownIssuerIsAskedForOnce() {
        AtomicInteger asked = new AtomicInteger();
        ResolvedIssuers issuers = new ResolvedIssuers(
                issuer -> {
                    asked.incrementAndGet();
                    return Optional.empty();
                },
                10);
        IntStream.range(0, 100).forEach(i -> issuers.find("https://invented.example.com/"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void noMoreVerifiersAreKeptThanAllowed() {
        ResolvedIssuers issuers = new ResolvedIssuers(
                issuer -> Optional.of(TokenVerifier.issuer(issuer)
                        .audience("https://api.example.com/")
                        .build()),
                10);
        IntStream.range(0, 100).forEach(i -> issuers.find("https://tenant-" + i + ".example.com/"));
        assertThat(issuers.known()).hasSizeLessThanOrEqualTo(10);
    }
}
