package io.github.auth0guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwk.JwksHttpClient;
import com.auth0.jwk.JwksHttpResponse;
import io.github.auth0guard.keys.KeySetOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        assertThat(issuers.known()).hasSizeBetween(1, 10);
    }

    /** Each one holds keys and a timer. */
    @Test
    void aVerifierThatIsNotKeptIsClosed() {
        List<IssuerVerifier> made = new ArrayList<>();
        JwksHttpClient keys = url -> new JwksHttpResponse(keySet(), Map.of());
        KeySetOptions local = KeySetOptions.defaults().transport(keys).executor(Runnable::run);
        ResolvedIssuers issuers = new ResolvedIssuers(
                issuer -> {
                    made.add(TokenVerifier.issuer(issuer)
                            .audience("https://api.example.com/")
                            .algorithms("EdDSA")
                            .keys(local)
                            .build());
                    return Optional.of(made.get(made.size() - 1));
                },
                1);
        IntStream.range(0, 50).forEach(i -> issuers.find("https://tenant-" + i + ".example.com/"));
        assertThat(made).hasSize(50);
        assertThat(made.stream().filter(one -> !one.refreshNow().isCompletedExceptionally()))
                .hasSameElementsAs(issuers.known())
                .isNotEmpty();
    }

    /** The key of RFC 8037, appendix A.2. */
    private static String keySet() {
        return "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"k\","
                + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}]}";
    }
}
