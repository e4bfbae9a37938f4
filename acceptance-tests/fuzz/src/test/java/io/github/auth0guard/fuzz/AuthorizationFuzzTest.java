package io.github.auth0guard.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.test.TestIssuer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever Authorization fields come, one a line: only a single one with the good token passes, and each gets an answer. */
class AuthorizationFuzzTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private static final String GOOD = ISSUER.token().sign();

    private static final RequestAuthenticator AUTHENTICATOR = RequestAuthenticator.of(TokenVerifier.issuer(ISSUER.url())
            .audience(ISSUER.audience())
            .jwkSet(ISSUER.jwkSet())
            .build());

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "Bearer " + GOOD,
                        "bearer  " + GOOD,
                        "Bearer",
                        "Bearer a b",
                        "Basic dXNlcjpwYXNz",
                        "DPoP " + GOOD,
                        "Bearer " + GOOD + "\nBearer " + GOOD,
                        "Bearer " + GOOD + ", Basic x",
                        "Bearer \u00e9",
                        "")
                .map(text -> text.getBytes(ISO_8859_1));
    }

    static Stream<byte[]> inputs() {
        return Stream.concat(seeds(), Corpus.of(AuthorizationFuzzTest.class));
    }

    @Test
    void changedAFewThousandTimes() {
        Mutations.of(inputs(), this::onlyTheGoodTokenPasses);
    }

    @MethodSource("inputs")
    @FuzzTest(maxDuration = "", maxExecutions = 1_000_000)
    void onlyTheGoodTokenPasses(byte[] input) {
        List<String> fields = Arrays.asList(new String(input, ISO_8859_1).split("\n", -1));
        FuzzedRequest request = new FuzzedRequest(fields, List.of());
        try {
            Budget.within(() -> AUTHENTICATOR.authenticate(request));
            if (fields.size() != 1 || !fields.get(0).matches("(?i)bearer +" + GOOD)) {
                throw new AssertionError("accepted: " + fields);
            }
        } catch (AuthException e) {
            AUTHENTICATOR.refuse(e, request);
        }
    }
}
