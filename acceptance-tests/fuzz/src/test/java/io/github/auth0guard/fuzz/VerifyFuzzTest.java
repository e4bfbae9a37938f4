package io.github.auth0guard.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.test.Defect;
import io.github.auth0guard.test.TestIssuer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever text comes: an AuthException or, for the one good token, none. */
class VerifyFuzzTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private static final String GOOD = ISSUER.token().scope("read:messages").sign();

    private static final TokenVerifier VERIFIER = TokenVerifier.issuer(ISSUER.url())
            .audience(ISSUER.audience())
            .jwkSet(ISSUER.jwkSet())
            .build();

    static Stream<byte[]> seeds() {
        Stream<byte[]> defects = Arrays.stream(Defect.values())
                .filter(defect -> !defect.name().equals("OVERSIZED"))
                .map(defect -> ISSUER.token().defective(defect).sign().getBytes(ISO_8859_1));
        return Stream.concat(Stream.of(GOOD.getBytes(ISO_8859_1), Segments.seed(GOOD)), defects);
    }

    static Stream<byte[]> inputs() {
        return Stream.concat(seeds(), Corpus.of(VerifyFuzzTest.class));
    }

    @Test
    void changedAFewThousandTimes() {
        Mutations.of(inputs(), this::nothingButTheGoodTokenPasses);
    }

    @MethodSource("inputs")
    @FuzzTest(maxDuration = "", maxExecutions = 1_000_000)
    void nothingButTheGoodTokenPasses(byte[] input) {
        String text = Segments.text(input);
        if (Budget.within(() -> refusal(text)).isEmpty() && !text.equals(GOOD)) {
            throw new AssertionError("accepted: " + text);
        }
    }

    private static Optional<AuthException> refusal(String text) {
        try {
            VERIFIER.verify(text);
            return Optional.empty();
        } catch (AuthException e) {
            return Optional.of(e);
        }
    }
}
