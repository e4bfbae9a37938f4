package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.IssuerVerifier;
import io.github.auth0guard.TokenCache;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.test.Defect;
import io.github.auth0guard.test.MutableClock;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens in whatever order, a verifier that remembers answers like one that does not. */
class TokenCacheEqualsFreshTest {
    private static final int STEPS = 400;
    private static final Set<String> SEEN = new HashSet<>();
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aRandomSequenceHasTheSameAnswers(long seed) {
        MutableClock clock = MutableClock.at(START);
        try (TestIssuer issuer = TestIssuer.start(clock);
                World remembering = new World(issuer, clock, TokenCache.ofMebibytes(1));
                World forgetful = new World(issuer, clock, TokenCache.disabled())) {
            Sequence sequence = new Sequence(new Random(seed), issuer, clock, List.of(remembering, forgetful));
            for (int step = 0; step < STEPS; step++) {
                sequence.step();
                assertThat(remembering.answers)
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(forgetful.answers);
            }
            SEEN.addAll(remembering.answers);
        }
    }

    /** Sequences in which nothing happens prove nothing. */
    @AfterAll
    static void allOfItHasHappened() {
        assertThat(SEEN)
                .contains(
                        "EXPIRED",
                        "TOO_OLD",
                        "ISSUED_IN_FUTURE",
                        "KEY_UNKNOWN",
                        "KEY_DISTRUSTED",
                        "REQUIRED_CLAIM",
                        "BOUND_TOKEN_AS_BEARER")
                .anyMatch(answer -> answer.startsWith("accepted"));
    }

    /** One verifier and what it has answered. */
    private static final class World implements AutoCloseable {
        private final IssuerVerifier verifier;
        private final List<String> answers = new ArrayList<>();
        private boolean claimHolds = true;
        private boolean senderIsProven = true;

        World(TestIssuer issuer, MutableClock clock, TokenCache cache) {
            verifier = TokenVerifier.forDomain(issuer.url())
                    .audience(issuer.audience())
                    .requireClaim("sub", subject -> claimHolds, "an account that is not locked")
                    .maxTokenAge(Duration.ofHours(2))
                    .clock(clock)
                    .tokenCache(cache)
                    .build();
        }

        void verify(String token) {
            try {
                answers.add("accepted "
                        + verifier.verify(token, this::checkSender).raw().hashCode());
            } catch (AuthException e) {
                answers.add(e.reason().name());
            }
        }

        private void checkSender(AccessToken token) {
            if (!senderIsProven) {
                throw new InvalidTokenException(Reason.BOUND_TOKEN_AS_BEARER);
            }
        }

        @Override
        public void close() {
            verifier.close();
        }
    }

    /** What can happen to a token, its issuer and its verifiers. */
    private static final class Sequence {
        private final Random random;
        private final TestIssuer issuer;
        private final MutableClock clock;
        private final List<World> worlds;
        private final List<String> tokens = new ArrayList<>();

        Sequence(Random random, TestIssuer issuer, MutableClock clock, List<World> worlds) {
            this.random = random;
            this.issuer = issuer;
            this.clock = clock;
            this.worlds = worlds;
            tokens.add(issuer.token().sign());
            refresh();
        }

        void step() {
            switch (random.nextInt(40)) {
                case 0, 1, 2 -> tokens.add(token().sign());
                case 3 ->
                    tokens.add(issuer.token()
                            .defective(any(List.of(Defect.values())))
                            .sign());
                case 4, 5 -> clock.advance(Duration.ofMinutes(random.nextInt(-30, 90)));
                case 6 -> clock.set(START);
                case 7 -> rotate();
                case 8 -> withdraw();
                case 9 -> distrust();
                case 10, 11 -> worlds.forEach(world -> world.claimHolds = !world.claimHolds);
                case 12, 13 -> worlds.forEach(world -> world.senderIsProven = !world.senderIsProven);
                default -> verify(any(tokens));
            }
        }

        private TestToken token() {
            Duration lifetime = Duration.ofMinutes(random.nextInt(1, 240));
            return issuer.token().subject("auth0|" + tokens.size()).expiresIn(lifetime);
        }

        private void rotate() {
            issuer.rotate();
            refresh();
        }

        private void withdraw() {
            issuer.withdrawOldKeys();
            refresh();
        }

        private void distrust() {
            String keyId = any(List.copyOf(worlds.get(0).verifier.keySetStatus().keyIds()));
            if (random.nextInt(4) == 0) {
                worlds.forEach(world -> world.verifier.distrust(keyId));
                rotate();
            }
        }

        private void refresh() {
            worlds.forEach(world -> world.verifier.refreshNow().join());
        }

        private void verify(String token) {
            worlds.forEach(world -> world.verify(token));
        }

        private <T> T any(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }
}
