package io.github.auth0guard.acceptance.differential;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.test.MutableClock;
import io.github.auth0guard.test.TestIssuer;
import java.security.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Three other libraries judge the same tokens. 20,000 in each build; for more: {@code
 * -Dauth0guard.differential.tokens=200000}, and for others: {@code -Dauth0guard.differential.seed=2}.
 */
class DifferentialTest {
    static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final MutableClock CLOCK = MutableClock.at(NOW);

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start(CLOCK);

    private final Map<String, Integer> splits = new TreeMap<>();
    private final List<String> unexplained = new ArrayList<>();
    private int accepted;

    @Test
    void nothingPassesThatMostOthersRefuseAndEachOtherDifferenceHasAReason() throws Exception {
        ISSUER.publish("ES256");
        List<Peer> peers = peers();
        TokenVerifier ours = ours();
        TokenGenerator generator =
                new TokenGenerator(ISSUER, NOW.getEpochSecond(), Long.getLong("auth0guard.differential.seed", 1));
        int tokens = Integer.getInteger("auth0guard.differential.tokens", 20_000);
        for (int i = 0; i < tokens; i++) {
            compare(generator.next(), ours, peers);
        }
        System.out.printf("%d tokens, %d accepted, explained differences: %s%n", tokens, accepted, splits);
        assertThat(unexplained).isEmpty();
        assertThat(accepted).as("good tokens among them").isGreaterThan(tokens / 50);
    }

    private void compare(String token, TokenVerifier ours, List<Peer> peers) {
        Optional<Reason> refusal = refusal(ours, token);
        Map<Boolean, List<String>> byVerdict =
                peers.stream().collect(partitioningBy(peer -> peer.accepts(token), mapping(Peer::name, toList())));
        if (refusal.isPresent()) {
            weRefuse(token, refusal.get(), byVerdict.get(true));
        } else {
            accepted++;
            weAccept(token, byVerdict.get(false));
        }
    }

    private void weRefuse(String token, Reason reason, List<String> accepting) {
        if (!accepting.isEmpty()) {
            Strictness.explaining(reason, token)
                    .ifPresentOrElse(
                            rule -> count(rule.name()),
                            () -> unexplained.add("We refuse for " + reason + ", not " + accepting + ": " + token));
        }
    }

    /** One peer may refuse for a reason of its own; where two do, no reason of ours is good enough. */
    private void weAccept(String token, List<String> refusing) {
        Optional<Leniency> rule = refusing.size() == 1 ? Leniency.explaining(refusing.get(0), token) : Optional.empty();
        if (rule.isPresent()) {
            count(rule.get().name());
        } else if (!refusing.isEmpty()) {
            unexplained.add("We accept, not " + refusing + ": " + token);
        }
    }

    private void count(String rule) {
        splits.merge(rule, 1, Integer::sum);
    }

    private static Optional<Reason> refusal(TokenVerifier verifier, String token) {
        try {
            verifier.verify(token);
            return Optional.empty();
        } catch (AuthException e) {
            return Optional.of(e.reason());
        }
    }

    private static TokenVerifier ours() {
        return TokenVerifier.issuer(ISSUER.url())
                .audience(ISSUER.audience())
                .algorithms("RS256", "ES256")
                .jwkSet(ISSUER.jwkSet())
                .clock(CLOCK)
                .build();
    }

    private static List<Peer> peers() throws Exception {
        Map<String, Key> keys = Map.of(
                "auth0-guard-test-RS256-0",
                ISSUER.token().raw().publicKey(),
                "auth0-guard-test-ES256-0",
                ISSUER.token().algorithm("ES256").raw().publicKey());
        Peer.Setting setting = new Peer.Setting(ISSUER.url(), ISSUER.audience(), NOW, ISSUER.jwkSet(), keys);
        return List.of(Peer.nimbus(setting), Peer.jose4j(setting), Peer.jjwt(setting));
    }
}
