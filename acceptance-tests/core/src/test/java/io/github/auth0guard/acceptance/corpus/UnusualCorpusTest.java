package io.github.auth0guard.acceptance.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.test.MutableClock;
import io.github.auth0guard.test.TestIssuer;
import java.security.Provider;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each of these tokens is unusual in one way, and good. */
class UnusualCorpusTest {
    private static final String[] ALL_ALGORITHMS = {
        "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"
    };
    private static final MutableClock CLOCK = MutableClock.at(Instant.parse("2030-01-01T00:00:00Z"));

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start(CLOCK);

    /** Signed once: tools that run one test at a time would do so for each. */
    private static final List<Unusual> TOKENS =
            UnusualRecipes.of(ISSUER, CLOCK.instant().getEpochSecond());

    @ParameterizedTest(name = "{0}")
    @FieldSource("TOKENS")
    void anUnusualTokenPassesWhenItIsGood(Unusual unusual) {
        ISSUER.publish(ALL_ALGORITHMS);
        for (Provider provider : JcaProviders.all()) {
            TokenVerifier verifier = ISSUER.offlineVerifier(
                    settings -> settings.algorithms(ALL_ALGORITHMS).jcaProvider(provider));
            assertThat(verifier.verify(unusual.token()).raw())
                    .as(provider.getName())
                    .isEqualTo(unusual.token());
        }
    }

    @Test
    void thereAreAsManyAsPromised() {
        assertThat(TOKENS).hasSizeGreaterThanOrEqualTo(40);
    }
}
