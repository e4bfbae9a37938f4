package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.test.TestIssuer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where something breaks that never should, here the caller's clock, a token is refused like any other. */
class UnexpectedErrorTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private static final String SECRET = "canary7f3a";

    private final TokenVerifier verifier = ISSUER.offlineVerifier(settings -> settings.clock(new BrokenClock()));
    private final String token = ISSUER.token().sign();

    @Test
    void aTokenThatCouldNotBeJudgedIsRefused() {
        InvalidTokenException refusal = catchThrowableOfType(InvalidTokenException.class, () -> verifier.verify(token));
        assertThat(refusal.reason()).isEqualTo(Reason.INTERNAL_ERROR);
        assertThat(refusal).hasMessageNotContaining(SECRET).hasCauseInstanceOf(IllegalStateException.class);
    }

    /** Unlike the refusals that hostile requests can bring about, this one is somebody's bug to find. */
    @Test
    void itTellsWhereItHappened() {
        AuthException refusal = catchThrowableOfType(AuthException.class, () -> verifier.verify(token));
        assertThat(refusal.getStackTrace()).isNotEmpty();
        AuthException ordinary = catchThrowableOfType(AuthException.class, () -> verifier.verify("x.y.z"));
        assertThat(ordinary.getStackTrace()).isEmpty();
        assertThat(new InvalidTokenException(Reason.INTERNAL_ERROR, null).getStackTrace())
                .isEmpty();
    }

    @Test
    void theLogNamesTheKindOfErrorAndNothingElse() {
        String log =
                StandardError.during(() -> catchThrowableOfType(AuthException.class, () -> verifier.verify(token)));
        assertThat(log)
                .contains("unexpected error: java.lang.IllegalStateException")
                .doesNotContain(SECRET, token);
    }

    private static final class BrokenClock extends Clock {
        @Override
        public Instant instant() {
            throw new IllegalStateException(SECRET);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
