package io.github.auth0guard.diagnosis;

import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.jws.CompactJws;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at refused tokens for mistakes in somebody's settings. What such a token says is not verified, so it chooses
 * between fixed sentences and nothing else. Thread-safe.
 */
public final class Diagnosis {
    /** Looking again takes about as long as refusing did. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private static final Set<String> ID_TOKEN_CLAIMS = Set.of("nonce", "at_hash", "c_hash", "s_hash");
    private static final long MAX_SECONDS = 253_402_300_799L;

    private final Supplier<Expected> expected;
    private final int maxTokenLength;
    private final RateLimit<Reason> looks;
    private final Hints hints;

    /**
     * What good tokens say.
     *
     * @param issuers their {@code iss}
     * @param audiences their {@code aud}
     */
    public record Expected(Collection<String> issuers, Collection<String> audiences) {
        private String anyIssuer() {
            return String.join(" or ", issuers);
        }

        private String anyAudience() {
            return String.join(" or ", audiences);
        }
    }

    /**
     * Starts.
     *
     * @param expected what good tokens say, at the time
     * @param maxTokenLength as the verifier's
     * @param clock for how often to look and to log
     */
    public Diagnosis(Supplier<Expected> expected, int maxTokenLength, Clock clock) {
        this.expected = expected;
        this.maxTokenLength = maxTokenLength;
        this.looks = new RateLimit<>(clock, BETWEEN_LOOKS);
        this.hints = new Hints(clock);
    }

    /**
     * Logs what is probably wrong, if it can be told and has not been logged lately.
     *
     * @param reason why the token was refused
     * @param token the token
     */
    public void explain(Reason reason, String token) {
        switch (reason) {
            case ENCRYPTED_TOKEN, NOT_A_JWS -> opaque(reason, token);
            case ID_TOKEN,
                    ALGORITHM_NOT_ALLOWED,
                    WRONG_ISSUER,
                    WRONG_AUDIENCE,
                    TIME_OUT_OF_RANGE,
                    NOT_YET_VALID,
                    ISSUED_IN_FUTURE -> look(reason, token);
            default -> {
                // Says all there is to say.
            }
        }
    }

    /** Auth0's opaque tokens are one word; what has other dots or none of the letters is a mistake of another kind. */
    private void opaque(Reason reason, String token) {
        if (reason == Reason.ENCRYPTED_TOKEN || token.matches("[A-Za-z0-9_-]{16,128}")) {
            hints.log(Hint.NO_AUDIENCE, expected.get().anyAudience());
        }
    }

    private void look(Reason reason, String token) {
        if (!looks.allows(reason)) {
            return;
        }
        try {
            CompactJws jws = CompactJws.parse(token, maxTokenLength);
            look(reason, jws, expected.get());
        } catch (InvalidTokenException e) {
            // It was refused for its form already, or another verifier took more.
        }
    }

    private void look(Reason reason, CompactJws jws, Expected good) {
        switch (reason) {
            case ID_TOKEN -> hints.log(Hint.ID_TOKEN, good.anyAudience());
            case ALGORITHM_NOT_ALLOWED -> {
                if (jws.header().algorithm().startsWith("HS")) {
                    hints.log(Hint.SYMMETRIC, good.anyAudience());
                }
            }
            case WRONG_ISSUER -> issuer(jws.claims().get("iss"), good);
            case WRONG_AUDIENCE -> audience(jws.claims(), good);
            case TIME_OUT_OF_RANGE -> times(jws.claims(), good);
            default -> hints.log(Hint.CLOCK, good.anyIssuer());
        }
    }

    private void issuer(@Nullable Object iss, Expected good) {
        if (iss instanceof String found) {
            for (String issuer : good.issuers()) {
                Hint hint = IssuerSpelling.compare(found, issuer);
                if (hint != null) {
                    hints.log(hint, issuer);
                    return;
                }
            }
        }
    }

    private void audience(Map<String, @Nullable Object> claims, Expected good) {
        Collection<?> found = claims.get("aud") instanceof List<?> list ? list : List.of(text(claims.get("aud")));
        for (String audience : good.audiences()) {
            String other = audience.endsWith("/") ? audience.substring(0, audience.length() - 1) : audience + "/";
            if (found.contains(other)) {
                hints.log(Hint.AUDIENCE_SLASH, audience);
                return;
            }
        }
        if (isIdToken(claims)) {
            hints.log(Hint.ID_TOKEN, good.anyAudience());
        }
    }

    /** OpenID Connect Core §2: its audience is the client; Auth0's access tokens name an API, mostly a URL. */
    private static boolean isIdToken(Map<String, @Nullable Object> claims) {
        boolean named = ID_TOKEN_CLAIMS.stream().anyMatch(claims::containsKey);
        return named || (!text(claims.get("aud")).contains(":") && !claims.containsKey("scope"));
    }

    private void times(Map<String, @Nullable Object> claims, Expected good) {
        boolean milliseconds = List.of("exp", "iat", "nbf").stream()
                .anyMatch(name -> claims.get(name) instanceof Long time && time > MAX_SECONDS);
        if (milliseconds) {
            hints.log(Hint.MILLISECONDS, good.anyIssuer());
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
