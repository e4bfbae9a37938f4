package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc9068ProfileTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private final TokenVerifier verifier = TokenVerifier.issuer(ISSUER.url())
            .audience(ISSUER.audience())
            .jwkSet(ISSUER.jwkSet())
            .rfc9068Profile()
            .build();

    private final TestToken good = ISSUER.token().rfc9068();

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "application/at+jwt", "AT+JWT"})
    void aTokenOfTheProfilePassesHoweverItsTypeIsWritten(String type) {
        assertThat(verifier.verify(good.header("typ", type).sign()).subject()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "application/jwt", "at+jwt2", "dpop+jwt", "logout+jwt"})
    void anotherTypeDoesNot(String type) {
        assertRefused(good.header("typ", type), Reason.WRONG_TOKEN_TYPE);
    }

    @Test
    void noTypeDoesNot() {
        assertRefused(good.withoutHeader("typ"), Reason.WRONG_TOKEN_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "client_id", "iat", "jti"})
    void aClaimThatTheProfileRequiresMustBeThere(String name) {
        assertRefused(good.without(name), Reason.REQUIRED_CLAIM);
    }

    @Test
    void azpIsNoClientId() {
        assertRefused(good.without("client_id").claim("azp", "client"), Reason.REQUIRED_CLAIM);
    }

    @Test
    void auth0sOwnProfileDoesNotPass() {
        assertRefused(ISSUER.token(), Reason.WRONG_TOKEN_TYPE);
    }

    private void assertRefused(TestToken token, Reason reason) {
        String jwt = token.sign();
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> verifier.verify(jwt))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
