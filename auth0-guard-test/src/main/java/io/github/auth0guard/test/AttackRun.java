package io.github.auth0guard.test;

import java.io.IOException;
import org.opentest4j.AssertionFailedError;

/** Sends the attempts and judges the answers. */
final class AttackRun {
    private final RawHttp http;
    private final String basePath;

    AttackRun(RawHttp http, String basePath) {
        this.http = http;
        this.basePath = basePath;
    }

    /**
     * Makes an attempt.
     *
     * @throws AssertionFailedError if something else came of it than must
     */
    void check(Route route, Attempt attempt) throws IOException {
        RawAnswer answer = http.send(attempt.request());
        if (!attempt.expected().isMetBy(answer) && !isHarmless(attempt, answer)) {
            throw new AssertionFailedError(
                    route + " with " + attempt.name() + ": expected " + attempt.expected() + " but the answer was "
                            + (answer.status() == 0 ? "a cut connection" : answer.status()),
                    attempt.expected().toString(),
                    answer.status());
        }
    }

    /** A success that whoever asks for nothing gets as well, or that has nothing in it. */
    private boolean isHarmless(Attempt attempt, RawAnswer answer) throws IOException {
        if (attempt.expected() != Expectation.NO_WAY_IN) {
            return false;
        }
        if (attempt.request().method().equals("OPTIONS") && answer.body().isEmpty()) {
            return true;
        }
        RawAnswer nowhere = http.send(attempt.request().plain().target(basePath + DetourAttempts.NOWHERE));
        return nowhere.isSuccess() && nowhere.body().equals(answer.body());
    }
}
