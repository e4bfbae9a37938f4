package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.auth0guard.IssuerVerifier;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.keys.KeySetOptions;
import io.github.auth0guard.test.TestIssuer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever is paged at night reads what changed, once, and what it means for requests. */
class KeySetLogTest {
    private final TestIssuer issuer = TestIssuer.start();
    private final IssuerVerifier verifier =
            TokenVerifier.forDomain(issuer.url()).audience(issuer.audience()).build();

    @AfterEach
    void close() {
        verifier.close();
        issuer.close();
    }

    private List<String> logOfARefresh() {
        return StandardError.during(
                        () -> catchThrowable(() -> verifier.refreshNow().join()))
                .lines()
                .filter(line -> line.contains("KeySetJournal"))
                .map(line -> line.replaceFirst("^\\[[^]]*\\] ", ""))
                .map(line -> line.replace("io.github.auth0guard.jwks.KeySetJournal - ", ""))
                .toList();
    }

    @Test
    void keysThatComeAndGoAreCounted() {
        assertThat(logOfARefresh())
                .containsExactly("INFO Keys of " + issuer.url() + ": 1 usable, 0 skipped, 1 added, 0 removed");
        assertThat(logOfARefresh()).isEmpty();
        issuer.rotate();
        assertThat(logOfARefresh())
                .containsExactly("INFO Keys of " + issuer.url() + ": 2 usable, 0 skipped, 1 added, 0 removed");
        issuer.withdrawOldKeys();
        assertThat(logOfARefresh())
                .containsExactly("INFO Keys of " + issuer.url() + ": 1 usable, 0 skipped, 0 added, 1 removed");
    }

    @Test
    void anOutageBeforeTheFirstKeysIsToldOnceAndSoIsItsEnd() {
        issuer.goDown();
        assertThat(logOfARefresh())
                .containsExactly("WARN No keys of " + issuer.url()
                        + ": CONNECTION (connection failed); requests get 503 until they arrive");
        assertThat(logOfARefresh()).isEmpty();
        issuer.comeBack();
        assertThat(logOfARefresh())
                .containsExactly(
                        "INFO Keys of " + issuer.url() + " are available again after 2 failed fetches",
                        "INFO Keys of " + issuer.url() + ": 1 usable, 0 skipped, 1 added, 0 removed");
        assertThat(logOfARefresh()).isEmpty();
    }

    @Test
    void anOutageLaterOnSaysWhichKeysStayInUse() {
        verifier.warmUp().join();
        issuer.goDown();
        assertThat(logOfARefresh())
                .singleElement()
                .asString()
                .startsWith("WARN Keys of " + issuer.url()
                        + " could not be refreshed: CONNECTION (connection failed); those of 20")
                .endsWith(" stay in use");
        issuer.comeBack();
        assertThat(logOfARefresh())
                .containsExactly("INFO Keys of " + issuer.url() + " are available again after 1 failed fetches");
    }

    @Test
    void ofWhatNobodyForesawTheClassIsNamedAndNotItsMessage() {
        KeySetOptions broken = KeySetOptions.defaults()
                .transport(url -> {
                    throw new IllegalStateException("secret");
                })
                .executor(Runnable::run);
        try (IssuerVerifier other = TokenVerifier.forDomain(issuer.url())
                .audience(issuer.audience())
                .keys(broken)
                .build()) {
            assertThat(StandardError.during(
                            () -> catchThrowable(() -> other.refreshNow().join())))
                    .contains("UNEXPECTED (java.lang.IllegalStateException)")
                    .doesNotContain("secret");
        }
    }
}
