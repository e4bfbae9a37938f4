package io.github.auth0guard;

import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InsufficientAuthenticationException;
import io.github.auth0guard.error.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rule that the user's login be strong enough and recent enough (RFC 9470). What the token does not say does not
 * count: a missing {@code acr} or {@code auth_time} refuses.
 *
 * <pre>{@code
 * AccessRule rule = StepUp.acr(StepUp.MULTI_FACTOR).orAmr("mfa").maxAge(Duration.ofMinutes(5));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class StepUp implements AccessRule {
    /** Auth0's {@code acr} for a login with several factors. */
    public static final String MULTI_FACTOR = "http://schemas.openid.net/pape/policies/2007/06/multi-factor";

    /** The value goes into a quoted, space-separated challenge parameter as it is (RFC 9470 §3). */
    private static final Pattern PLAIN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    /** As the verifier's default: an issuer's clock may be ahead of ours by so much. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    private final Set<String> acrValues;
    private final Set<String> methods;
    private final @Nullable Duration maxAge;
    private final Clock clock;

    private StepUp(Set<String> acrValues, Set<String> methods, @Nullable Duration maxAge, Clock clock) {
        this.acrValues = acrValues;
        this.methods = methods;
        this.maxAge = maxAge;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Needs one of some authentication contexts ({@code acr}).
     *
     * @param anyOf exact values, in the order of preference that clients are told
     * @return the rule
     * @throws IllegalArgumentException if there are none, or one has a space, quote or backslash
     */
    public static StepUp acr(String... anyOf) {
        return new StepUp(names("acr", anyOf), Set.of(), null, Clock.systemUTC());
    }

    /**
     * Needs a recent login of any kind.
     *
     * @param maxAge how long ago it may be, in whole seconds; positive
     * @return the rule
     * @throws IllegalArgumentException if the duration is shorter than a second
     */
    public static StepUp loginWithin(Duration maxAge) {
        return new StepUp(Set.of(), Set.of(), wholeSeconds(maxAge), Clock.systemUTC());
    }

    /**
     * Lets an authentication method ({@code amr}, RFC 8176) stand in for the {@code acr}: Auth0 tenants often add only
     * {@code amr} to access tokens.
     *
     * @param anyOf exact values such as {@code mfa}
     * @return a copy that takes either
     * @throws IllegalArgumentException if there are none, or the rule needs no {@code acr}
     */
    public StepUp orAmr(String... anyOf) {
        if (acrValues.isEmpty()) {
            throw new IllegalArgumentException("Name the acr first: clients can be asked for that only");
        }
        return new StepUp(acrValues, names("amr", anyOf), maxAge, clock);
    }

    /**
     * Needs the login to be recent as well.
     *
     * @param age how long ago it may be, in whole seconds; positive
     * @return a copy with this limit
     * @throws IllegalArgumentException if the duration is shorter than a second
     */
    public StepUp maxAge(Duration age) {
        return new StepUp(acrValues, methods, wholeSeconds(age), clock);
    }

    /**
     * Sets the clock that the login's age is counted by, by default the system's.
     *
     * @param other a clock
     * @return a copy with this clock
     */
    public StepUp clock(Clock other) {
        return new StepUp(acrValues, methods, maxAge, other);
    }

    private static Set<String> names(String what, String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("Name at least one " + what);
        }
        for (String name : names) {
            if (!PLAIN.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "'" + name + "' can't be an " + what + "; write each as one argument");
            }
        }
        return Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(names)));
    }

    private static Duration wholeSeconds(Duration age) {
        Duration whole = Duration.ofSeconds(age.toSeconds());
        if (whole.isZero() || whole.isNegative()) {
            throw new IllegalArgumentException("The login's age must be at least one second");
        }
        return whole;
    }

    @Override
    public boolean isSatisfiedBy(AccessToken token) {
        return isStrongEnough(token) && isRecentEnough(token);
    }

    private boolean isStrongEnough(AccessToken token) {
        return acrValues.isEmpty()
                || token.claim("acr").asString().filter(acrValues::contains).isPresent()
                || token.claim("amr").asStringList().stream().anyMatch(methods::contains);
    }

    private boolean isRecentEnough(AccessToken token) {
        if (maxAge == null) {
            return true;
        }
        Instant now = clock.instant();
        Optional<Instant> login = token.claim("auth_time").asInstant();
        return login.map(time -> Duration.between(time, now))
                .filter(age -> age.compareTo(maxAge) <= 0 && age.compareTo(CLOCK_SKEW.negated()) >= 0)
                .isPresent();
    }

    @Override
    public AuthException refusal(AccessToken token) {
        Reason reason = isStrongEnough(token) ? Reason.LOGIN_TOO_OLD : Reason.ACR_NOT_SATISFIED;
        return new InsufficientAuthenticationException(reason, acrValues, maxAge);
    }

    @Override
    public String toString() {
        String strength = acrValues.isEmpty() ? "any login" : "login with any acr of " + acrValues;
        String stand = methods.isEmpty() ? "" : " or amr of " + methods;
        return strength + stand + (maxAge == null ? "" : " within " + maxAge.toSeconds() + " s");
    }
}
