package io.github.auth0guard.acceptance;

import static io.github.auth0guard.acceptance.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auth0guard.ConfigurationException;
import io.github.auth0guard.IssuerVerifier;
import io.github.auth0guard.MultiIssuerVerifier;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.KeysUnavailableException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.test.TestIssuer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each issuer's tokens are judged by its own verifier and by no other. */
class SeveralIssuersTest {
    @RegisterExtension
    static final TestIssuer FIRST = TestIssuer.start();

    @RegisterExtension
    static final TestIssuer SECOND = TestIssuer.start();

    private static IssuerVerifier verifier(TestIssuer issuer, String audience) {
        return TokenVerifier.forDomain(issuer.url()).audience(audience).build();
    }

    @Test
    void tokensOfEachAreAcceptedForTheirOwnAudienceOnly() {
        try (MultiIssuerVerifier both = TokenVerifier.anyOf(
                verifier(FIRST, "https://a.example.com/"), verifier(SECOND, "https://b.example.com/"))) {
            assertThat(both.verify(FIRST.token()
                                    .audience("https://a.example.com/")
                                    .sign())
                            .issuer())
                    .isEqualTo(FIRST.url());
            assertThat(both.verify(SECOND.token()
                                    .audience("https://b.example.com/")
                                    .sign())
                            .issuer())
                    .isEqualTo(SECOND.url());
            assertRefused(both, FIRST.token().audience("https://b.example.com/"), Reason.WRONG_AUDIENCE);
        }
    }

    @Test
    void oneIssuersKeyDoesNotSignForAnother() {
        // Two issuers of one JVM share their key material, so the second one signs with a key of its own.
        SECOND.rotate();
        try (MultiIssuerVerifier both =
                TokenVerifier.anyOf(verifier(FIRST, FIRST.audience()), verifier(SECOND, SECOND.audience()))) {
            assertRefused(both, SECOND.token().issuer(FIRST.url()), Reason.KEY_UNKNOWN);
        }
    }

    @Test
    void inventedIssuersCostNothing() {
        int before = FIRST.keySetRequests() + SECOND.keySetRequests();
        try (MultiIssuerVerifier both =
                TokenVerifier.anyOf(verifier(FIRST, FIRST.audience()), verifier(SECOND, SECOND.audience()))) {
            assertRefused(both, FIRST.token().issuer("https://invented.example.com/"), Reason.WRONG_ISSUER);
            assertRefused(both, FIRST.token().without("iss"), Reason.WRONG_ISSUER);
            assertRefused(both, FIRST.token().claim("iss", 1), Reason.BAD_CLAIM);
            assertThat(FIRST.keySetRequests() + SECOND.keySetRequests()).isEqualTo(before);
        }
    }

    @Test
    void twoVerifiersOfOneIssuerAreAMistake() {
        assertThatThrownBy(() -> TokenVerifier.anyOf(
                        verifier(FIRST, "https://a.example.com/"), verifier(FIRST, "https://b.example.com/")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("twice");
        assertThatThrownBy(TokenVerifier::anyOf).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void closedTogetherNoneVerifiesAnythingMore() {
        IssuerVerifier first = verifier(FIRST, FIRST.audience());
        IssuerVerifier second = verifier(SECOND, SECOND.audience());
        try (MultiIssuerVerifier both = TokenVerifier.anyOf(first, second)) {
            both.verify(FIRST.token().sign());
            both.verify(SECOND.token().sign());
        }
        assertThat(first.keySetStatus().usable()).isFalse();
        assertThat(second.keySetStatus().usable()).isFalse();
    }

    @Test
    void aResolverIsAskedOncePerIssuer() {
        AtomicInteger asked = new AtomicInteger();
        try (MultiIssuerVerifier resolving = TokenVerifier.resolving(
                issuer -> {
                    asked.incrementAndGet();
                    return issuer.equals(FIRST.url())
                            ? Optional.of(verifier(FIRST, FIRST.audience()))
                            : Optional.empty();
                },
                10)) {
            IntStream.range(0, 100).forEach(i -> resolving.verify(FIRST.token().sign()));
            assertThat(asked).hasValue(1);
            IntStream.range(0, 100).forEach(i -> assertRefused(resolving, SECOND.token(), Reason.WRONG_ISSUER));
            assertThat(asked).hasValue(2);
            assertThat(resolving.verifiers()).hasSize(1);
        }
    }

    @Test
    void aResolverThatFailsMeansThatNobodyCanDecide() {
        try (MultiIssuerVerifier resolving = TokenVerifier.resolving(
                issuer -> {
                    throw new IllegalStateException("the tenants' database is down");
                },
                10)) {
            assertThat(Refusals.refusal(resolving, FIRST.token().sign())).isInstanceOf(KeysUnavailableException.class);
        }
    }

    @Test
    void aResolverThatReturnsAnotherIssuersVerifierIsNotBelieved() {
        try (MultiIssuerVerifier resolving =
                TokenVerifier.resolving(issuer -> Optional.of(verifier(SECOND, SECOND.audience())), 10)) {
            assertRefused(resolving, FIRST.token(), Reason.WRONG_ISSUER);
        }
    }

    @Test
    void anIssuerOfAbsurdLengthIsNotEvenLookedUp() {
        try (MultiIssuerVerifier resolving = TokenVerifier.resolving(
                issuer -> {
                    throw new AssertionError("asked for " + issuer.length() + " characters");
                },
                10)) {
            assertRefused(resolving, FIRST.token().issuer("https://" + "x".repeat(3_000)), Reason.WRONG_ISSUER);
        }
    }
}
