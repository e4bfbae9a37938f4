package io.github.auth0guard.test;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Requests with credentials that must open nothing. Each token is signed once, for all routes. */
final class CredentialAttempts {
    /** RFC 6750 §2.1: what a bearer token may consist of. */
    private static final Pattern TOKEN68 = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /** White space is no part of a header field's value that a server hands on, and a line break ends it. */
    private static final Pattern CHANGED_ON_THE_WAY = Pattern.compile("(?s)\\s.*|.*\\s|.*[\\r\\n].*");

    /** Servers take header fields of 8 KiB at least. */
    private static final int LONG = 8_000;

    private static final Set<Defect> EVERYDAY = EnumSet.of(
            Defect.EXPIRED, Defect.WRONG_ISSUER, Defect.WRONG_AUDIENCE, Defect.NONE, Defect.WRONG_KEY, Defect.ID_TOKEN);

    private final String good;
    private final String bound;
    private final List<Defective> defective;

    private record Defective(Defect defect, String text, Expectation expected) {}

    CredentialAttempts(TestToken token) {
        good = token.sign();
        bound = token.boundTo(TestDpopKey.create()).sign();
        defective = Arrays.stream(Defect.values())
                .map(defect -> defective(defect, token))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Defective> defective(Defect defect, TestToken token) {
        String text = token.defective(defect).sign();
        return CHANGED_ON_THE_WAY.matcher(text).matches()
                ? Optional.empty()
                : Optional.of(new Defective(defect, text, expectation(text)));
    }

    private static Expectation expectation(String text) {
        if (text.length() > LONG) {
            return Expectation.TOO_LARGE;
        }
        return TOKEN68.matcher(text).matches() ? Expectation.UNAUTHENTICATED : Expectation.UNREADABLE;
    }

    /** All that is wrong with tokens. */
    Stream<Attempt> bad(RawRequest request) {
        return Stream.concat(
                defective.stream().map(bad -> attempt(bad, request)),
                Stream.of(new Attempt(
                        "a token bound to a DPoP key, without proof",
                        request.bearer(bound),
                        Expectation.UNAUTHENTICATED)));
    }

    /** What is wrong with most tokens that are wrong. */
    Stream<Attempt> everyday(RawRequest request) {
        return defective.stream().filter(bad -> EVERYDAY.contains(bad.defect())).map(bad -> attempt(bad, request));
    }

    private static Attempt attempt(Defective bad, RawRequest request) {
        return new Attempt("a token with the defect " + bad.defect(), request.bearer(bad.text()), bad.expected());
    }

    /** For a route that needs a token. */
    Stream<Attempt> none(RawRequest request) {
        return Stream.of(
                new Attempt("no token", request, Expectation.UNAUTHENTICATED),
                new Attempt("an empty token", request.with("Authorization", "Bearer"), Expectation.UNREADABLE),
                new Attempt("the token 'null'", request.bearer("null"), Expectation.UNAUTHENTICATED),
                new Attempt(
                        "a user name and password",
                        request.with("Authorization", "Basic YWRtaW46YWRtaW4="),
                        Expectation.UNAUTHENTICATED),
                new Attempt(
                        "a good token under another scheme",
                        request.with("Authorization", "Token " + good),
                        Expectation.UNREADABLE),
                new Attempt("a bad and a good token", request.bearer("null").bearer(good), Expectation.UNREADABLE),
                new Attempt(
                        "a good token in a cookie",
                        request.with("Cookie", "access_token=" + good),
                        Expectation.UNAUTHENTICATED));
    }
}
