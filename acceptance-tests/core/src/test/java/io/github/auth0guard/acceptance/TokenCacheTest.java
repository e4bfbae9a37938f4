package io.github.auth0guard.acceptance;

import static io.github.auth0guard.acceptance.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auth0guard.ConfigurationException;
import io.github.auth0guard.IssuerVerifier;
import io.github.auth0guard.TokenCache;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.TokenVerifierBuilder;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.KeysUnavailableException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.test.MutableClock;
import io.github.auth0guard.test.TestDpopKey;
import io.github.auth0guard.test.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that is remembered is refused as soon as any other would be. */
class TokenCacheTest {
    private final MutableClock clock = MutableClock.at(Instant.parse("2030-01-01T00:00:00Z"));
    private final TestIssuer issuer = TestIssuer.start(clock);

    @AfterEach
    void close() {
        issuer.close();
    }

    private TokenVerifierBuilder builder() {
        return TokenVerifier.forDomain(issuer.url()).audience(issuer.audience()).clock(clock);
    }

    @Test
    void aTokenThatComesAgainIsNotReadAgainUnlessThatIsWanted() {
        String token = issuer.token().sign();
        try (TokenVerifier remembering = builder().build();
                TokenVerifier forgetful =
                        builder().tokenCache(TokenCache.disabled()).build()) {
            assertThat(remembering.verify(text(token))).isSameAs(remembering.verify(text(token)));
            assertThat(forgetful.verify(token)).isNotSameAs(forgetful.verify(token));
        }
    }

    @Test
    void theLongestThatIsAcceptedIsRememberedToo() {
        String token = issuer.token().claim("x", "x".repeat(1_000)).sign();
        try (TokenVerifier verifier = builder().maxTokenLength(token.length()).build()) {
            assertThat(verifier.verify(text(token))).isSameAs(verifier.verify(text(token)));
        }
    }

    /** Each request has a text of its own. */
    private static String text(String token) {
        return new StringBuilder(token).toString();
    }

    @Test
    void itExpiresInTheSameMoment() {
        try (TokenVerifier verifier = builder().clockSkew(Duration.ZERO).build()) {
            String token = issuer.token().expiresIn(Duration.ofMinutes(5)).sign();
            verifier.verify(token);
            clock.advance(Duration.ofMinutes(5).minusMillis(1));
            verifier.verify(token);
            clock.advance(Duration.ofMillis(1));
            assertRefused(verifier, token, Reason.EXPIRED);
        }
    }

    @Test
    void itGetsTooOldInTheSameMoment() {
        try (TokenVerifier verifier = builder()
                .clockSkew(Duration.ZERO)
                .maxTokenAge(Duration.ofMinutes(1))
                .build()) {
            String token = issuer.token().sign();
            verifier.verify(token);
            clock.advance(Duration.ofMinutes(1).plusMillis(1));
            assertRefused(verifier, token, Reason.TOO_OLD);
        }
    }

    @Test
    void aKeyThatLeavesTheSetTakesItAlong() {
        try (IssuerVerifier verifier = builder().build()) {
            String token = issuer.token().sign();
            verifier.verify(token);
            issuer.rotate();
            verifier.refreshNow().join();
            verifier.verify(token);
            issuer.withdrawOldKeys();
            verifier.refreshNow().join();
            assertRefused(verifier, token, Reason.KEY_UNKNOWN);
        }
    }

    @Test
    void aKeyThatIsDistrustedTakesItAlong() {
        try (IssuerVerifier verifier = builder().build()) {
            String token = issuer.token().sign();
            verifier.verify(token);
            verifier.distrust(verifier.keySetStatus().keyIds().iterator().next());
            assertRefused(verifier, token, Reason.KEY_DISTRUSTED);
        }
    }

    @Test
    void whatIsRequiredOfItsClaimsIsAskedEachTime() {
        AtomicBoolean open = new AtomicBoolean(true);
        try (TokenVerifier verifier = builder()
                .requireClaim("sub", subject -> open.get(), "an account that is not locked")
                .build()) {
            String token = issuer.token().sign();
            verifier.verify(token);
            open.set(false);
            assertRefused(verifier, token, Reason.REQUIRED_CLAIM);
        }
    }

    @Test
    void itsSenderIsAskedEachTime() {
        try (TokenVerifier verifier = builder().build()) {
            String bound = issuer.token().boundTo(TestDpopKey.create()).sign();
            verifier.verify(bound, proven -> {});
            assertRefused(verifier, bound, Reason.SENDER_CONSTRAINED);
            assertThatThrownBy(() -> verifier.verify(bound, token -> {
                        throw new InvalidTokenException(Reason.BOUND_TOKEN_AS_BEARER);
                    }))
                    .isInstanceOf(InvalidTokenException.class);
            verifier.verify(bound, proven -> {});
        }
    }

    @Test
    void whatIsRefusedIsNotRemembered() {
        try (TokenVerifier verifier = builder().clockSkew(Duration.ZERO).build()) {
            String early = issuer.token()
                    .claim("nbf", clock.instant().plusSeconds(60).getEpochSecond())
                    .sign();
            assertRefused(verifier, early, Reason.NOT_YET_VALID);
            clock.advance(Duration.ofSeconds(60));
            verifier.verify(early);
            clock.advance(Duration.ofSeconds(-60));
            assertRefused(verifier, early, Reason.NOT_YET_VALID);
        }
    }

    /** The digest is of low bytes: U+0141 and 'A' have the same. */
    @Test
    void aTextThatOnlyHashesLikeItIsAnotherToken() {
        try (TokenVerifier verifier = builder().build()) {
            String token = issuer.token().sign();
            verifier.verify(token);
            for (int at : new int[] {0, token.length() / 2, token.length() - 1}) {
                char disguised = (char) (token.charAt(at) | 0x100);
                String other = token.substring(0, at) + disguised + token.substring(at + 1);
                assertThatThrownBy(() -> verifier.verify(other)).isInstanceOf(InvalidTokenException.class);
            }
        }
    }

    @Test
    void severalIssuersRememberTogetherAndJudgeEachByItsOwn() {
        try (TestIssuer other = TestIssuer.start(clock)) {
            IssuerVerifier first = builder().build();
            IssuerVerifier second = TokenVerifier.forDomain(other.url())
                    .audience(other.audience())
                    .clock(clock)
                    .tokenCache(TokenCache.disabled())
                    .build();
            try (TokenVerifier both = TokenVerifier.anyOf(first, second)) {
                String one = issuer.token().sign();
                String two = other.token().sign();
                both.verify(one);
                both.verify(two);
                assertThat(both.verify(text(one))).isSameAs(both.verify(text(one)));
                assertThat(both.verify(text(two))).isNotSameAs(both.verify(text(two)));
                first.distrust(first.keySetStatus().keyIds().iterator().next());
                assertRefused(both, one, Reason.KEY_DISTRUSTED);
                both.verify(two);
            }
        }
    }

    /** The cache that they share is that of the one that remembers most, in whatever order they come. */
    @Test
    void oneThatRemembersIsEnoughForAShareOfTheCache() {
        try (TestIssuer other = TestIssuer.start(clock)) {
            IssuerVerifier forgetful = TokenVerifier.forDomain(other.url())
                    .audience(other.audience())
                    .clock(clock)
                    .tokenCache(TokenCache.disabled())
                    .build();
            try (TokenVerifier both = TokenVerifier.anyOf(forgetful, builder().build())) {
                String token = issuer.token().sign();
                assertThat(both.verify(text(token))).isSameAs(both.verify(text(token)));
            }
        }
    }

    @Test
    void aVerifierOfOneOfManyIssuersThatIsClosedTakesItsTokensAlong() {
        IssuerVerifier tenant = builder().build();
        try (TokenVerifier many = TokenVerifier.resolving(
                name -> Optional.of(tenant).filter(known -> known.issuer().equals(name)), 10)) {
            String token = issuer.token().sign();
            assertThat(many.verify(token)).isSameAs(many.verify(token));
            tenant.close();
            assertThatThrownBy(() -> many.verify(token)).isInstanceOf(KeysUnavailableException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 4097})
    void aSizeOutOfRangeIsAMistake(int mebibytes) {
        assertThatThrownBy(() -> TokenCache.ofMebibytes(mebibytes))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("tokenCache of " + mebibytes + " MiB");
    }
}
