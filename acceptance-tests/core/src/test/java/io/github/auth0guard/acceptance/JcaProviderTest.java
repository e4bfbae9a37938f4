package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.auth0guard.ConfigurationException;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.TokenVerifierBuilder;
import io.github.auth0guard.acceptance.corpus.JcaProviders;
import io.github.auth0guard.dpop.DpopMode;
import io.github.auth0guard.dpop.DpopPolicy;
import io.github.auth0guard.test.TestIssuer;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who does the arithmetic is a matter of speed, not of verdicts; those are compared in the corpus. */
class JcaProviderTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private static TokenVerifierBuilder builder() {
        return TokenVerifier.forDomain(ISSUER.url()).audience(ISSUER.audience());
    }

    @Test
    void amazonsIsTakenWhenItIsOnTheClassPathAndTheLogSaysSo() {
        assumeThat(JcaProviders.amazonsRuns()).isTrue();
        String log = StandardError.during(() -> builder().build().close());
        assertThat(log.lines().filter(line -> line.contains("AmazonCorrettoCryptoProvider")))
                .hasSize(1)
                .allMatch(line -> line.contains("INFO"));
    }

    @Test
    void theChosenOneIsTheOneThatIsAsked() {
        Recording recording = new Recording(Security.getProvider("SunRsaSign"));
        try (TokenVerifier verifier = builder().jcaProvider(recording).build()) {
            verifier.verify(ISSUER.token().sign());
        }
        assertThat(recording.asked).contains("SHA256withRSA");
    }

    @Test
    void oneThatLacksAnAllowedAlgorithmStopsTheStart() {
        Provider withoutCurves = Security.getProvider("SunRsaSign");
        assertThatThrownBy(() -> builder()
                        .algorithms("RS256", "ES256")
                        .jcaProvider(withoutCurves)
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("jcaProvider SunRsaSign")
                .hasMessageContaining("does not offer ES256")
                .hasMessageNotContaining("RS256 (");
        assertThatThrownBy(() -> DpopPolicy.builder(DpopMode.ALLOWED)
                        .jcaProvider(withoutCurves)
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("does not offer ES256");
    }

    /** Lends another one's services and notes which are asked for. */
    private static final class Recording extends Provider {
        private static final long serialVersionUID = 1;

        private final transient Provider lender;
        private final transient List<String> asked = new ArrayList<>();

        Recording(Provider lender) {
            super("Recording", "1", "for tests");
            this.lender = lender;
        }

        @Override
        public synchronized Service getService(String type, String algorithm) {
            asked.add(algorithm);
            return lender.getService(type, algorithm);
        }
    }
}
