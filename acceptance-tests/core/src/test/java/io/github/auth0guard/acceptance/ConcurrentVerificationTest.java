package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.TokenCache;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.test.TestIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Others have given one caller another one's claims, from a cache or from state that requests shared. */
class ConcurrentVerificationTest {
    private static final int THREADS = 16;
    private static final int CALLERS = 64;
    private static final int ROUNDS = 400;

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private final List<String> good = IntStream.range(0, CALLERS)
            .mapToObj(caller -> ISSUER.token().subject("auth0|" + caller).sign())
            .toList();

    /** Each differs from its neighbour in one character of the signature. */
    private final List<String> bad = good.stream()
            .map(token -> token.substring(0, token.length() - 20)
                    + (token.charAt(token.length() - 20) == 'A' ? 'B' : 'A')
                    + token.substring(token.length() - 19))
            .toList();

    @ParameterizedTest(name = "remembering: {0}")
    @ValueSource(booleans = {true, false})
    void amongManyAtOnceEachGetsTheirOwnAnswer(boolean remembering) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (TokenVerifier verifier = ISSUER.offlineVerifier(
                settings -> remembering ? settings : settings.tokenCache(TokenCache.disabled()))) {
            List<Future<Integer>> mixedUp = new ArrayList<>();
            for (int seed = 0; seed < THREADS; seed++) {
                Random random = new Random(seed);
                mixedUp.add(threads.submit(() -> mixedUp(verifier, random)));
            }
            for (Future<Integer> count : mixedUp) {
                assertThat(count.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private int mixedUp(TokenVerifier verifier, Random random) {
        int wrong = 0;
        for (int i = 0; i < ROUNDS; i++) {
            int caller = random.nextInt(CALLERS);
            boolean isMixedUp = random.nextBoolean()
                    ? !answer(verifier, good.get(caller)).equals("auth0|" + caller)
                    : !answer(verifier, bad.get(caller)).equals("refused");
            wrong += isMixedUp ? 1 : 0;
        }
        return wrong;
    }

    private static String answer(TokenVerifier verifier, String token) {
        try {
            return verifier.verify(token).subject().orElse("nobody");
        } catch (InvalidTokenException e) {
            return "refused";
        }
    }
}
