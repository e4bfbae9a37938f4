package io.github.auth0guard.acceptance.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.test.Defect;
import io.github.auth0guard.test.MutableClock;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each of these tokens is wrong in one way, and the verifier must say which. */
class HostileCorpusTest {
    private static final MutableClock CLOCK = MutableClock.at(Instant.parse("2030-01-01T00:00:00Z"));

    @RegisterExtension
    static final TestIssuer ISSUER = publishingIssuer();

    private static final List<TokenVerifier> VERIFIERS = JcaProviders.all().stream()
            .<TokenVerifier>map(provider -> ISSUER.offlineVerifier(
                    settings -> settings.algorithms("RS256", "ES256").jcaProvider(provider)))
            .toList();

    /** Signed once: tools that run one test at a time would do so for each. */
    private static final List<Hostile> TOKENS = hostileTokens();

    private static TestIssuer publishingIssuer() {
        TestIssuer issuer = TestIssuer.start(CLOCK);
        issuer.publish("ES256", "ES384", "PS256", "EdDSA");
        return issuer;
    }

    private static List<Hostile> hostileTokens() {
        return Stream.of(
                        defects(),
                        EncodingRecipes.of(ISSUER.token()),
                        JsonRecipes.of(ISSUER.token()),
                        HeaderRecipes.of(ISSUER.token()),
                        KeyRecipes.of(ISSUER, attackersToken()),
                        ClaimRecipes.of(ISSUER, CLOCK.instant().getEpochSecond()))
                .flatMap(List::stream)
                .toList();
    }

    /** The kit's issuers have their first keys in common. */
    private static TestToken attackersToken() {
        try (TestIssuer attacker = TestIssuer.start(CLOCK)) {
            attacker.rotate();
            return attacker.token();
        }
    }

    private static List<Hostile> defects() {
        return Arrays.stream(Defect.values())
                .map(defect -> new Hostile(
                        defect.name(), ISSUER.token().defective(defect).sign(), defect.reason()))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("TOKENS")
    void aHostileTokenIsRefusedForWhatIsWrongWithIt(Hostile hostile) {
        for (TokenVerifier verifier : VERIFIERS) {
            assertThatExceptionOfType(InvalidTokenException.class)
                    .as(hostile.toString())
                    .isThrownBy(() -> verifier.verify(hostile.token()))
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(hostile.reason()))
                    // The whole message, so nothing of the token is in it.
                    .withMessage(hostile.reason().sentence());
        }
    }

    @Test
    void thereAreAsManyAsPromisedAndNoneTwice() {
        assertThat(TOKENS).hasSizeGreaterThanOrEqualTo(250);
        assertThat(TOKENS).extracting(Hostile::name).doesNotHaveDuplicates();
    }

    @Test
    void theTokenThatTheyAreMadeFromIsGood() {
        assertThat(VERIFIERS)
                .isNotEmpty()
                .allSatisfy(verifier ->
                        assertThat(verifier.verify(ISSUER.token().sign())).isNotNull());
    }
}
