package io.github.auth0guard.test;

import java.util.function.Predicate;

/** What must come of a hostile request. */
enum Expectation {
    /** The credentials are none, or bad. Exactly this: with 403 or 400 the application may have looked at them too late. */
    UNAUTHENTICATED("401", answer -> answer.status() == 401),
    /** The header field can't even be read (RFC 6750 §3.1). */
    UNREADABLE("400 or 401", answer -> answer.status() == 400 || answer.status() == 401),
    /** The server may refuse such a long field before anybody looks at it. */
    TOO_LARGE("400, 401, 413 or 431", answer -> switch (answer.status()) {
        case 0, 400, 401, 413, 431 -> true;
        default -> false;
    }),
    /** The token is good, but not for this (RFC 6750 §3.1, RFC 9470 §3). */
    FORBIDDEN(
            "403, or 401 that asks for a stronger login",
            answer -> answer.status() == 403 || asksForAnotherLogin(answer)),
    /** The token is good, whatever becomes of the request. */
    RECOGNISED(
            "that its good token is recognised",
            answer -> (answer.status() != 401 && answer.status() != 503 && answer.status() != 0)
                    || asksForAnotherLogin(answer)),
    /** The token is good and enough, whatever becomes of the request. */
    ENTITLED("that its good token is enough", answer -> answer.status() != 403 && RECOGNISED.isMetBy(answer)),
    /** However the server understands it. */
    NO_WAY_IN("no success", answer -> !answer.isSuccess());

    private final String wording;

    @SuppressWarnings("ImmutableEnumChecker") // the predicates capture nothing
    private final Predicate<RawAnswer> test;

    Expectation(String wording, Predicate<RawAnswer> test) {
        this.wording = wording;
        this.test = test;
    }

    boolean isMetBy(RawAnswer answer) {
        return test.test(answer);
    }

    private static boolean asksForAnotherLogin(RawAnswer answer) {
        return answer.status() == 401 && answer.says("insufficient_user_authentication");
    }

    @Override
    public String toString() {
        return wording;
    }
}
