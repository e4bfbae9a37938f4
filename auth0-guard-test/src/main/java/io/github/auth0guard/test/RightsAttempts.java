package io.github.auth0guard.test;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Requests with good tokens of people who may not do this. */
final class RightsAttempts {
    private final TestToken bare;

    /** How a kind of right is put into a token. */
    private interface Grant extends BiFunction<TestToken, String[], TestToken> {}

    RightsAttempts(TestToken token) {
        bare = token.without("scope").without("permissions");
    }

    /** A token that opens what any token opens, and nothing else. */
    String poorToken() {
        return bare.sign();
    }

    /** A token that opens a route. */
    String richToken(Route route) {
        return bare.scope(array(route.scopes().stream()))
                .permissions(array(route.permissions().stream()))
                .sign();
    }

    Stream<Attempt> of(RawRequest request, Route route) {
        Stream<Attempt> general = Stream.of(
                attempt("a token without any right", request, bare),
                attempt(
                        "a token with other rights",
                        request,
                        bare.scope("auth0guard:other").permissions("auth0guard:other")));
        return Stream.of(
                        general,
                        lacking("scope", route.scopes(), TestToken::scope, TestToken::permissions, request),
                        lacking("permission", route.permissions(), TestToken::permissions, TestToken::scope, request))
                .flatMap(attempts -> attempts);
    }

    private Stream<Attempt> lacking(String kind, List<String> needed, Grant own, Grant other, RawRequest request) {
        if (needed.isEmpty()) {
            return Stream.empty();
        }
        Stream<Attempt> oneMissing = needed.stream()
                .map(missing -> attempt(
                        "a token without the " + kind + " " + missing,
                        request,
                        own.apply(bare, array(needed.stream().filter(name -> !name.equals(missing))))));
        Stream<Attempt> misread = Stream.of(
                attempt("each " + kind + " in the wrong claim", request, other.apply(bare, array(needed.stream()))),
                attempt("each " + kind + " with more behind it", request, own.apply(bare, each(needed, n -> n + "x"))));
        String[] shouted = each(needed, name -> name.toUpperCase(Locale.ROOT));
        Stream<Attempt> capitals = List.of(shouted).equals(needed)
                ? Stream.empty()
                : Stream.of(attempt("each " + kind + " in capitals", request, own.apply(bare, shouted)));
        return Stream.of(oneMissing, misread, capitals).flatMap(attempts -> attempts);
    }

    private static Attempt attempt(String name, RawRequest request, TestToken token) {
        return new Attempt(name, request.bearer(token.sign()), Expectation.FORBIDDEN);
    }

    private static String[] each(List<String> names, UnaryOperator<String> change) {
        return array(names.stream().map(change));
    }

    private static String[] array(Stream<String> names) {
        return names.toArray(String[]::new);
    }
}
