package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.dpop.DpopMode;
import io.github.auth0guard.dpop.DpopPolicy;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.DpopNonceRequiredException;
import io.github.auth0guard.error.InsufficientAuthenticationException;
import io.github.auth0guard.error.InsufficientScopeException;
import io.github.auth0guard.error.InvalidDpopProofException;
import io.github.auth0guard.error.InvalidRequestException;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.MissingCredentialsException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.http.Refusal;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.http.ResourceMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every challenge that can be made is one that every client can read: RFC 6750 §3 and RFC 9110 §11.6.1. */
class ChallengeGrammarTest {
    private static final TokenVerifier UNUSED = token -> {
        throw new IllegalStateException("not asked for");
    };
    private static final Pattern CHALLENGE = Pattern.compile("(Bearer|DPoP)((?:,? [a-z_]+=\"[^\"\\\\]*\")+)");
    private static final Pattern PARAMETER = Pattern.compile("(^|,) ([a-z_]+)=\"([^\"]*)\"");

    /** RFC 6750 §3: what may stand in {@code error} and {@code error_description}. */
    private static final String PLAIN = "[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]+";

    private static final List<Function<Reason, AuthException>> KINDS = List.of(
            MissingCredentialsException::new,
            InvalidRequestException::new,
            InvalidTokenException::new,
            InvalidDpopProofException::new,
            DpopNonceRequiredException::new,
            reason -> new InsufficientScopeException(reason, Set.of("read:messages", "write")),
            reason -> new InsufficientAuthenticationException(reason, Set.of("urn:x:gold"), Duration.ofMinutes(5)));

    private static final Map<String, Integer> STATUS = Map.of(
            "invalid_request", 400,
            "invalid_token", 401,
            "insufficient_scope", 403,
            "invalid_dpop_proof", 401,
            "use_dpop_nonce", 401,
            "insufficient_user_authentication", 401);

    private static final List<TestRequest> REQUESTS = Stream.of("", "Bearer x", "DPoP x", "Basic x", "\"", "Bearer")
            .map(field -> TestRequest.get("https://attacker.example/x").header("Authorization", field))
            .toList();

    @ParameterizedTest
    @EnumSource(DpopMode.class)
    void everyChallengeHasLegalParametersEachOnce(DpopMode mode) {
        for (Refusal refusal : refusals(mode)) {
            List<String> challenges = challenges(refusal);
            assertThat(challenges).isNotEmpty();
            assertThat(challenges).extracting(text -> text.split(" ")[0]).doesNotHaveDuplicates();
            for (String challenge : challenges) {
                Map<String, String> parameters = parameters(challenge);
                assertThat(parameters).isNotEmpty();
                parameters.forEach((name, value) ->
                        assertThat(value).as("%s of %s", name, challenge).matches(PLAIN));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DpopMode.class)
    void anErrorStandsInOneChallengeAtMostAndFitsTheStatus(DpopMode mode) {
        for (Refusal refusal : refusals(mode)) {
            List<String> errors = challenges(refusal).stream()
                    .map(challenge -> parameters(challenge).get("error"))
                    .filter(error -> error != null)
                    .toList();
            assertThat(errors).hasSizeLessThanOrEqualTo(1);
            assertThat(errors).allSatisfy(error -> assertThat(STATUS).containsEntry(error, refusal.status()));
        }
    }

    @ParameterizedTest
    @EnumSource(DpopMode.class)
    void theMetadataIsWhereTheConfigurationSaysAndNotWhereTheRequestWent(DpopMode mode) {
        for (Refusal refusal : refusals(mode)) {
            assertThat(refusal.toString()).doesNotContain("attacker.example");
        }
    }

    private static List<Refusal> refusals(DpopMode mode) {
        RequestAuthenticator authenticator = RequestAuthenticator.builder(UNUSED)
                .dpop(DpopPolicy.of(mode))
                .resourceMetadata(ResourceMetadata.of("https://api.example.com/v1", "https://tenant.eu.auth0.com/"))
                .build();
        List<Refusal> refusals = new ArrayList<>();
        StandardError.during(
                () -> { // or the log has some thousand lines of it
                    for (Reason reason : Reason.values()) {
                        for (Function<Reason, AuthException> kind : KINDS) {
                            REQUESTS.forEach(
                                    request -> refusals.add(authenticator.refuse(kind.apply(reason), request)));
                        }
                    }
                });
        return refusals;
    }

    private static List<String> challenges(Refusal refusal) {
        return refusal.headers().stream()
                .filter(header -> header.name().equals("WWW-Authenticate"))
                .map(Refusal.Header::value)
                .toList();
    }

    /** Fails if the text is not one challenge, or a parameter stands twice. */
    private static Map<String, String> parameters(String challenge) {
        Matcher matcher = CHALLENGE.matcher(challenge);
        assertThat(matcher.matches()).as(challenge).isTrue();
        Map<String, String> parameters = new TreeMap<>();
        PARAMETER
                .matcher(matcher.group(2))
                .results()
                .forEach(parameter -> assertThat(parameters.put(parameter.group(2), parameter.group(3)))
                        .as(challenge)
                        .isNull());
        return parameters;
    }
}
