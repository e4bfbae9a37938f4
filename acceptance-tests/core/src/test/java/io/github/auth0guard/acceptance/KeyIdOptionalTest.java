package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.auth0guard.IssuerVerifier;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.TokenVerifierBuilder;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** For issuers with one key. Which key is meant must never be a guess. */
class KeyIdOptionalTest {
    private final TestIssuer issuer = TestIssuer.start();
    private final TestToken unnamed = issuer.token().withoutHeader("kid");

    @AfterEach
    void stop() {
        issuer.close();
    }

    private TokenVerifierBuilder builder() {
        return TokenVerifier.issuer(issuer.url()).audience(issuer.audience()).keyIdOptional();
    }

    @Test
    void theOnlyKeyVerifiesATokenThatNamesNone() {
        try (IssuerVerifier fetching = builder().build();
                IssuerVerifier fixed = builder().jwkSet(issuer.jwkSet()).build()) {
            assertThat(fetching.verify(unnamed.sign()).subject()).isPresent();
            assertThat(fixed.verify(unnamed.sign()).subject()).isPresent();
        }
    }

    @Test
    void aKeyWithoutAnIdIsTheOnlyOneToo() {
        String keys = issuer.jwkSet().replaceAll("\"kid\":\"[^\"]*\",?", "");
        try (IssuerVerifier verifier = builder().jwkSet(keys).build()) {
            assertThat(verifier.verify(unnamed.sign()).subject()).isPresent();
            assertRefused(verifier, issuer.token().sign(), Reason.KEY_UNKNOWN);
        }
    }

    @Test
    void withTwoKeysNobodyGuesses() {
        issuer.publishNext();
        try (IssuerVerifier fetching = builder().build();
                IssuerVerifier fixed = builder().jwkSet(issuer.jwkSet()).build()) {
            assertRefused(fetching, unnamed.sign(), Reason.KEY_ID_MISSING);
            assertRefused(fixed, unnamed.sign(), Reason.KEY_ID_MISSING);
        }
    }

    @Test
    void aTokenThatIsRememberedIsRefusedFromTheMomentThatThereAreTwoKeys() throws Exception {
        try (IssuerVerifier verifier = builder().build()) {
            String token = unnamed.sign();
            verifier.verify(token);
            issuer.publishNext();
            verifier.refreshNow().get();
            assertRefused(verifier, token, Reason.KEY_ID_MISSING);
        }
    }

    @Test
    void aKeyThatIsNamedMustBeThere() {
        try (IssuerVerifier verifier = builder().build()) {
            assertRefused(verifier, issuer.token().header("kid", "other").sign(), Reason.KEY_UNKNOWN);
            assertThat(verifier.verify(issuer.token().sign()).subject()).isPresent();
        }
    }

    @Test
    void anotherKeysSignatureIsRefused() {
        try (IssuerVerifier verifier = builder().build()) {
            String forged = issuer.token().withoutHeader("kid").sign().replaceAll("[^.]+$", "AAAA");
            assertRefused(verifier, forged, Reason.BAD_SIGNATURE);
            assertRefused(verifier, unnamed.header("alg", "none").sign(), Reason.UNSIGNED);
        }
    }

    @Test
    void theOnlyKeyMayBeDistrusted() {
        try (IssuerVerifier verifier = builder().build()) {
            String token = unnamed.sign();
            verifier.verify(token);
            verifier.distrust(verifier.keySetStatus().keyIds().iterator().next());
            assertRefused(verifier, token, Reason.KEY_DISTRUSTED);
        }
    }

    @Test
    void withoutKeysNobodyKnows() {
        issuer.goDown();
        try (IssuerVerifier verifier = builder().build()) {
            assertRefused(verifier, unnamed.sign(), Reason.KEYS_UNAVAILABLE);
        }
    }

    @Test
    void unlessAskedForATokenMustNameItsKey() {
        try (IssuerVerifier verifier =
                TokenVerifier.issuer(issuer.url()).audience(issuer.audience()).build()) {
            assertRefused(verifier, unnamed.sign(), Reason.KEY_ID_MISSING);
            assertThat(issuer.keySetRequests()).isZero();
        }
    }

    private static void assertRefused(TokenVerifier verifier, String token, Reason reason) {
        assertThatExceptionOfType(AuthException.class)
                .isThrownBy(() -> verifier.verify(token))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
