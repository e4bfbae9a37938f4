package io.github.auth0guard.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.auth0guard.IssuerVerifier;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.test.TestIssuer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever key set comes: it is refused as a configuration error, or it has no key that verifies a stranger's token. */
class KeySetFuzzTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    @RegisterExtension
    static final TestIssuer STRANGER = TestIssuer.start();

    private static final String[] ALGORITHMS = {"RS256", "PS256", "ES256", "ES384", "ES512", "EdDSA"};

    private static final String STRANGERS = strangersToken();

    /** The kit's issuers have their first keys in common. */
    private static String strangersToken() {
        STRANGER.rotate();
        return STRANGER.token()
                .issuer(ISSUER.url())
                .header("kid", "auth0-guard-test-RS256-0")
                .sign();
    }

    static Stream<byte[]> seeds() {
        ISSUER.publish(ALGORITHMS);
        return Stream.of(
                        ISSUER.jwkSet(),
                        "{\"keys\":[]}",
                        "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\",\"kid\":\"a\"}]}",
                        "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\",\"kid\":\"a\",\"key_ops\":[\"verify\"]}]}",
                        "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\",\"kid\":\"a\",\"use\":\"sig\",\"x5c\":[\"MIIB\"]}]}")
                .map(text -> text.getBytes(ISO_8859_1));
    }

    static Stream<byte[]> inputs() {
        return Stream.concat(seeds(), Corpus.of(KeySetFuzzTest.class));
    }

    @Test
    void changedAFewThousandTimes() {
        Mutations.of(inputs(), this::noKeySetBreaksTheParser);
    }

    @MethodSource("inputs")
    @FuzzTest(maxDuration = "", maxExecutions = 1_000_000)
    void noKeySetBreaksTheParser(byte[] input) {
        String text = new String(input, ISO_8859_1);
        try (IssuerVerifier verifier = Budget.within(() -> build(text))) {
            verifier.verify(STRANGERS);
            throw new AssertionError("a stranger's token was accepted");
        } catch (IllegalArgumentException | AuthException e) {
            // what should happen
        }
    }

    private static IssuerVerifier build(String keySet) {
        return TokenVerifier.issuer(ISSUER.url())
                .audience(ISSUER.audience())
                .algorithms(ALGORITHMS)
                .jwkSet(keySet)
                .build();
    }
}
