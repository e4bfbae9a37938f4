package io.github.auth0guard.acceptance;

import static io.github.auth0guard.acceptance.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.Organization;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.test.MutableClock;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final MutableClock CLOCK = MutableClock.at(NOW);

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start(CLOCK);

    private final TokenVerifier verifier = TokenVerifier.forDomain(ISSUER.url())
            .audience(ISSUER.audience(), "https://other.example.com/")
            .clock(CLOCK)
            .build();

    @Test
    void aTokenOfTheIssuerForThisApiIsAccepted() {
        AccessToken token = verifier.verify(token().sign());
        assertThat(token.subject()).contains("auth0|user");
        assertThat(token.clientId()).contains("test-client");
        assertThat(token.issuer()).isEqualTo(ISSUER.url());
        assertThat(token.audience()).containsExactly(ISSUER.audience());
        assertThat(token.issuedAt()).contains(NOW);
        assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(token.notBefore()).isEmpty();
        assertThat(token.scopes()).isEmpty();
        assertThat(token.permissions()).isEmpty();
        assertThat(token.organization()).isEmpty();
        assertThat(token.isMachineToMachine()).isFalse();
    }

    @Test
    void itsScopesPermissionsAndOrganizationCanBeRead() {
        AccessToken token = verifier.verify(token().claim("scope", " read:a  write:b ")
                .permissions("p:1", "p:2")
                .organization("org_1", "acme")
                .sign());
        assertThat(token.scopes()).containsExactly("read:a", "write:b");
        assertThat(token.permissions()).containsExactly("p:1", "p:2");
        assertThat(token.organization()).contains(new Organization("org_1", Optional.of("acme")));
    }

    @Test
    void anyClaimCanBeReadAsItsTypeAndAsNothingElse() {
        AccessToken token = verifier.verify(token().claim("https://example.com/roles", List.of("admin", "dev"))
                .claim("n", 42)
                .claim("b", true)
                .claim("nothing", null)
                .claim("https://example.com/app", Map.of("a.b", Map.of("c/d", "deep")))
                .sign());
        assertThat(token.claim("https://example.com/roles").asStringList()).containsExactly("admin", "dev");
        assertThat(token.claim("https://example.com/roles").asString()).isEmpty();
        assertThat(token.claim("n").asLong()).contains(42L);
        assertThat(token.claim("n").asStringList()).isEmpty();
        assertThat(token.claim("b").asBoolean()).contains(true);
        assertThat(token.claim("nothing").isPresent()).isTrue();
        assertThat(token.claim("nothing").asString()).isEmpty();
        assertThat(token.claim("absent").isPresent()).isFalse();
        assertThat(token.claim("https://example.com/app").at("a.b", "c/d").asString())
                .contains("deep");
        assertThat(token.claim("https://example.com/app").at("a.b", "x", "y").isPresent())
                .isFalse();
        assertThat(token.claim("exp").asInstant()).contains(token.expiresAt());
    }

    @Test
    void aMachineToMachineTokenIsKnownAsOne() {
        AccessToken token = verifier.verify(token().machineToMachine("robot").sign());
        assertThat(token.isMachineToMachine()).isTrue();
        assertThat(token.subject()).contains("robot@clients");
        assertThat(token.clientId()).contains("robot");
    }

    @Test
    void aUsersTokenIsNone() {
        for (TestToken users : List.of(
                token().claim("gty", "password"),
                token().subject("other@clients"),
                token().subject("test-client"),
                token().without("sub"),
                token().subject("null@clients").without("azp").without("client_id"))) {
            assertThat(verifier.verify(users.sign()).isMachineToMachine()).isFalse();
        }
        assertThat(verifier.verify(token().subject("test-client@clients").sign())
                        .isMachineToMachine())
                .isTrue();
        assertThat(verifier.verify(token().claim("gty", "client-credentials").sign())
                        .isMachineToMachine())
                .isTrue();
    }

    @Test
    void aTokenOfTheRfc9068ProfileIsAccepted() {
        AccessToken token = verifier.verify(token().rfc9068().sign());
        assertThat(token.clientId()).contains("test-client");
        assertThat(token.id()).isPresent();
    }

    @Test
    void nothingOfTheTokenIsInItsString() {
        String jwt = token().subject("auth0|secret-subject").scope("a-scope").sign();
        AccessToken token = verifier.verify(jwt);
        assertThat(token.raw()).isEqualTo(jwt);
        assertThat(token).hasToString("AccessToken[expiresAt=" + token.expiresAt() + "]");
        assertThat(token.toString()).doesNotContain("secret-subject", "a-scope", "test-client", jwt);
        assertThat(token.claim("sub").toString()).doesNotContain("secret-subject");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"})
    void everyAlgorithmIsAcceptedWhenItIsAllowedAndOnlyThen(String algorithm) {
        String jwt = token().algorithm(algorithm).sign();
        TokenVerifier allowing = TokenVerifier.forDomain(ISSUER.url())
                .audience(ISSUER.audience())
                .algorithms(algorithm)
                .clock(CLOCK)
                .build();
        assertThat(allowing.verify(jwt).subject()).isPresent();
        assertRefused(allowing, tamper(jwt), Reason.BAD_SIGNATURE);
        if (!algorithm.equals("RS256")) {
            assertRefused(verifier, jwt, Reason.ALGORITHM_NOT_ALLOWED);
        }
    }

    @Test
    void anyOfTheConfiguredAudiencesWillDo() {
        assertThat(verifier.verify(
                        token().audience("https://other.example.com/").sign()))
                .isNotNull();
        assertThat(verifier.verify(token().audience("https://x.example.com/", ISSUER.audience())
                        .sign()))
                .isNotNull();
    }

    @Test
    void aTokenForAnotherApiIsRefused() {
        assertRefused(verifier, token().audience("https://x.example.com/"), Reason.WRONG_AUDIENCE);
        assertRefused(verifier, token().audience("https://api.example.com"), Reason.WRONG_AUDIENCE);
        assertRefused(verifier, token().audience("HTTPS://API.EXAMPLE.COM/"), Reason.WRONG_AUDIENCE);
        assertRefused(verifier, token().without("aud"), Reason.WRONG_AUDIENCE);
        assertRefused(verifier, token().claim("aud", List.of()), Reason.BAD_CLAIM);
        assertRefused(verifier, token().claim("aud", 1), Reason.BAD_CLAIM);
        assertRefused(verifier, token().claim("aud", List.of(ISSUER.audience(), 1)), Reason.BAD_CLAIM);
        assertRefused(verifier, token().claim("aud", Map.of("a", ISSUER.audience())), Reason.BAD_CLAIM);
    }

    @Test
    void aTokenOfAnotherIssuerIsRefusedWithoutAskingForKeys() {
        int before = ISSUER.keySetRequests();
        TokenVerifier fresh = TokenVerifier.forDomain(ISSUER.url())
                .audience(ISSUER.audience())
                .clock(CLOCK)
                .build();
        assertRefused(fresh, token().issuer("https://evil.example.com/"), Reason.WRONG_ISSUER);
        assertRefused(fresh, token().issuer(ISSUER.url().replaceAll("/$", "")), Reason.WRONG_ISSUER);
        assertRefused(fresh, token().issuer(ISSUER.url() + "/"), Reason.WRONG_ISSUER);
        assertRefused(fresh, token().without("iss"), Reason.WRONG_ISSUER);
        assertRefused(fresh, token().claim("iss", List.of(ISSUER.url())), Reason.BAD_CLAIM);
        assertThat(ISSUER.keySetRequests()).isEqualTo(before);
    }

    @Test
    void timesAreJudgedToTheSecondWithTenSecondsOfTolerance() {
        assertThat(verifier.verify(token().expiresAt(NOW.minusSeconds(9)).sign()))
                .isNotNull();
        assertRefused(verifier, token().expiresAt(NOW.minusSeconds(10)), Reason.EXPIRED);
        assertThat(verifier.verify(token().notBefore(NOW.plusSeconds(10)).sign()))
                .isNotNull();
        assertRefused(verifier, token().notBefore(NOW.plusSeconds(11)), Reason.NOT_YET_VALID);
        assertThat(verifier.verify(token().issuedAt(NOW.plusSeconds(10)).sign()))
                .isNotNull();
        assertRefused(verifier, token().issuedAt(NOW.plusSeconds(11)), Reason.ISSUED_IN_FUTURE);
    }

    @Test
    void withoutToleranceTheSecondOfExpiryIsTooLate() {
        TokenVerifier exact = TokenVerifier.forDomain(ISSUER.url())
                .audience(ISSUER.audience())
                .clock(CLOCK)
                .clockSkew(Duration.ZERO)
                .build();
        assertRefused(exact, token().expiresAt(NOW), Reason.EXPIRED);
        assertThat(exact.verify(token().expiresAt(NOW.plusSeconds(1)).sign())).isNotNull();
        assertThat(exact.verify(token().claim("exp", NOW.getEpochSecond() + 0.5).sign()))
                .isNotNull();
    }

    @Test
    void aTokenWithoutASaneExpiryIsRefused() {
        assertRefused(verifier, token().without("exp"), Reason.EXPIRY_MISSING);
        assertRefused(verifier, token().claim("exp", null), Reason.BAD_CLAIM);
        assertRefused(verifier, token().claim("exp", "4102444800"), Reason.BAD_CLAIM);
        assertRefused(verifier, token().claim("exp", NOW.plusSeconds(60).toEpochMilli()), Reason.TIME_OUT_OF_RANGE);
        assertRefused(verifier, token().claim("exp", -1), Reason.TIME_OUT_OF_RANGE);
    }

    @Test
    void aMaximumAgeCountsFromIssue() {
        TokenVerifier young = TokenVerifier.forDomain(ISSUER.url())
                .audience(ISSUER.audience())
                .clock(CLOCK)
                .maxTokenAge(Duration.ofMinutes(5))
                .build();
        assertThat(young.verify(token().issuedAt(NOW.minusSeconds(310)).sign())).isNotNull();
        assertRefused(young, token().issuedAt(NOW.minusSeconds(311)), Reason.TOO_OLD);
        assertRefused(young, token().without("iat"), Reason.TOO_OLD);
    }

    @Test
    void aRequiredClaimMustHold() {
        TokenVerifier members = TokenVerifier.forDomain(ISSUER.url())
                .audience(ISSUER.audience())
                .clock(CLOCK)
                .requireClaim("org_id", org -> org.asString().equals(Optional.of("org_1")), "member of org_1")
                .build();
        assertThat(members.verify(token().organization("org_1").sign())).isNotNull();
        assertRefused(members, token().organization("org_2"), Reason.REQUIRED_CLAIM);
        assertRefused(members, token(), Reason.REQUIRED_CLAIM);
    }

    @Test
    void otherKindsOfJwtAreRefused() {
        assertRefused(verifier, token().header("typ", "dpop+jwt"), Reason.WRONG_TOKEN_TYPE);
        assertRefused(verifier, token().header("typ", "application/logout+jwt"), Reason.WRONG_TOKEN_TYPE);
        assertRefused(verifier, token().header("cty", "JWT"), Reason.NESTED_TOKEN);
        assertRefused(verifier, token().claim("nonce", "n"), Reason.ID_TOKEN);
        assertRefused(verifier, token().claim("at_hash", "h"), Reason.ID_TOKEN);
        assertRefused(verifier, token().claim("events", Map.of()), Reason.WRONG_TOKEN_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwt", "JWT", "application/jwt", "at+jwt", "AT+JWT", "application/at+jwt"})
    void theTypeOfAnAccessTokenMayBeWrittenInSeveralWays(String type) {
        assertThat(verifier.verify(token().header("typ", type).sign())).isNotNull();
    }

    @Test
    void onlyTheConfiguredTypesPass() {
        TokenVerifier strict = TokenVerifier.forDomain(ISSUER.url())
                .audience(ISSUER.audience())
                .clock(CLOCK)
                .tokenTypes("at+jwt")
                .build();
        assertThat(strict.verify(token().rfc9068().sign())).isNotNull();
        assertRefused(strict, token(), Reason.WRONG_TOKEN_TYPE);
    }

    @Test
    void aKeyOfAnotherIdOrNoneIsRefused() {
        assertRefused(verifier, token().header("kid", "unknown"), Reason.KEY_UNKNOWN);
        assertRefused(verifier, token().header("kid", 1), Reason.BAD_HEADER);
    }

    @Test
    void extensionsThatChangeTheMeaningAreRefused() {
        assertRefused(verifier, token().header("crit", List.of("exp")), Reason.UNSUPPORTED_EXTENSION);
        assertRefused(verifier, token().header("b64", false), Reason.UNSUPPORTED_EXTENSION);
        assertRefused(verifier, token().header("zip", "DEF"), Reason.UNSUPPORTED_EXTENSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b", "a.b.c", "a.b.c.d", "a.b.c.d.e", "opaque", "\u0000", "é.é.é"})
    void textThatIsNoTokenIsRefusedAndNothingElseHappens(String text) {
        assertThat(Refusals.refusal(verifier, text)).isNotNull();
    }

    @Test
    void anOversizedTokenIsRefused() {
        assertRefused(verifier, token().claim("blob", "x".repeat(17_000)), Reason.TOKEN_TOO_LARGE);
        assertThat(verifier.verify(token().claim("blob", "x".repeat(10_000)).sign()))
                .isNotNull();
    }

    private static TestToken token() {
        return ISSUER.token();
    }

    private static String tamper(String jwt) {
        int at = jwt.lastIndexOf('.') + 10;
        return jwt.substring(0, at) + (jwt.charAt(at) == 'A' ? 'B' : 'A') + jwt.substring(at + 1);
    }
}
