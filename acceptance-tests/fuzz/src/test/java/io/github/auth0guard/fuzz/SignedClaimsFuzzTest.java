package io.github.auth0guard.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.auth0guard.AccessToken;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.test.RawToken;
import io.github.auth0guard.test.TestIssuer;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever claims the issuer itself signs: an AuthException, or a token that is for us and has not expired. */
class SignedClaimsFuzzTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    /** The algorithm that signs fastest. */
    private static final RawToken TOKEN = ISSUER.token().algorithm("EdDSA").raw();

    private static final TokenVerifier VERIFIER = TokenVerifier.issuer(ISSUER.url())
            .audience(ISSUER.audience())
            .algorithms("EdDSA")
            .jwkSet(ISSUER.jwkSet())
            .build();

    static Stream<byte[]> seeds() {
        String claims = "{\"iss\":\"" + ISSUER.url() + "\",\"aud\":[\"" + ISSUER.audience() + "\"],\"exp\":4102444800,";
        return Stream.of(
                        claims
                                + "\"sub\":\"auth0|1\",\"scope\":\"a b\",\"permissions\":[\"p\"],\"iat\":1.5e9,\"nbf\":0.5}",
                        claims + "\"cnf\":{\"jkt\":\"x\",\"x5t#S256\":\"y\"},\"azp\":\"c\",\"client_id\":\"d\"}",
                        claims + "\"events\":{},\"nonce\":null,\"jti\":\"\\ud83d\\ude00\",\"org_id\":\"o\"}")
                .map(text -> text.getBytes(ISO_8859_1));
    }

    static Stream<byte[]> inputs() {
        return Stream.concat(seeds(), Corpus.of(SignedClaimsFuzzTest.class));
    }

    @Test
    void changedAFewThousandTimes() {
        Mutations.of(inputs(), this::claimsThatPassAreForUs);
    }

    @MethodSource("inputs")
    @FuzzTest(maxDuration = "", maxExecutions = 1_000_000)
    void claimsThatPassAreForUs(byte[] claims) {
        String text = TOKEN.claims(json -> new String(claims, ISO_8859_1)).sign();
        try {
            AccessToken token = Budget.within(() -> VERIFIER.verify(text));
            boolean forUs = token.issuer().equals(ISSUER.url())
                    && token.audience().contains(ISSUER.audience())
                    && token.expiresAt().isAfter(Instant.now().minusSeconds(20));
            if (!forUs) {
                throw new AssertionError("accepted: " + text);
            }
        } catch (AuthException e) {
            // what should happen to most
        }
    }
}
