package io.github.auth0guard.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.dpop.DpopMode;
import io.github.auth0guard.dpop.DpopPolicy;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.test.MutableClock;
import io.github.auth0guard.test.TestDpopKey;
import io.github.auth0guard.test.TestIssuer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever proof comes with a good bound token: only proofs by the token's key pass. */
class DpopProofFuzzTest {
    private static final MutableClock CLOCK = MutableClock.at(Instant.parse("2030-01-01T00:00:00Z"));

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start(CLOCK);

    private static final TestDpopKey KEY = TestDpopKey.create();

    private static final String TOKEN = ISSUER.token().boundTo(KEY).sign();

    private static final String GOOD =
            KEY.proof("GET", FuzzedRequest.URL, CLOCK).forToken(TOKEN).sign();

    private static final RequestAuthenticator AUTHENTICATOR = RequestAuthenticator.builder(
                    TokenVerifier.issuer(ISSUER.url())
                            .audience(ISSUER.audience())
                            .jwkSet(ISSUER.jwkSet())
                            .clock(CLOCK)
                            .build())
            .dpop(DpopPolicy.builder(DpopMode.REQUIRED).clock(CLOCK).build())
            .build();

    static Stream<byte[]> seeds() {
        TestDpopKey stranger = TestDpopKey.create();
        return Stream.of(
                GOOD.getBytes(ISO_8859_1),
                Segments.seed(GOOD),
                Segments.seed(stranger.proof("GET", FuzzedRequest.URL, CLOCK)
                        .forToken(TOKEN)
                        .sign()),
                Segments.seed(KEY.proof("GET", FuzzedRequest.URL, CLOCK).sign()),
                Segments.seed(TestDpopKey.create("EdDSA")
                        .proof("POST", "http://x/", CLOCK)
                        .forToken(TOKEN)
                        .nonce("n")
                        .sign()));
    }

    static Stream<byte[]> inputs() {
        return Stream.concat(seeds(), Corpus.of(DpopProofFuzzTest.class));
    }

    @Test
    void changedAFewThousandTimes() {
        Mutations.of(inputs(), this::onlyTheGoodProofPasses);
    }

    @MethodSource("inputs")
    @FuzzTest(maxDuration = "", maxExecutions = 1_000_000)
    void onlyTheGoodProofPasses(byte[] input) {
        String proof = Segments.text(input);
        FuzzedRequest request = new FuzzedRequest(List.of("DPoP " + TOKEN), List.of(proof));
        try {
            Budget.within(() -> AUTHENTICATOR.authenticate(request));
            if (!proof.equals(GOOD)) {
                throw new AssertionError("accepted: " + proof);
            }
        } catch (AuthException e) {
            AUTHENTICATOR.refuse(e, request);
        }
    }
}
