package io.github.auth0guard.test;

import io.github.auth0guard.test.Route.Need;
import java.util.List;
import java.util.stream.Stream;

/** Which attempts suit which route. */
final class AttackPlan {
    private final String basePath;
    private final List<Route> routes;
    private final CredentialAttempts credentials;
    private final RightsAttempts rights;
    private final DetourAttempts detours;

    AttackPlan(String basePath, TestToken token, List<Route> routes) {
        this.basePath = basePath;
        this.routes = routes;
        this.credentials = new CredentialAttempts(token);
        this.rights = new RightsAttempts(token);
        this.detours = new DetourAttempts(basePath);
    }

    Stream<Attempt> attempts(Route route) {
        if (!route.checksTokens()) {
            return Stream.empty();
        }
        RawRequest request = new RawRequest(route.method(), basePath + route.path(), List.of());
        Stream<Attempt> always = Stream.of(
                        recognised(request, route),
                        ifNeeded(route, Need.TOKEN, credentials.none(request)),
                        ifNeeded(route, Need.RULE, rights.of(request, route)))
                .flatMap(attempts -> attempts);
        return Stream.concat(always, leadsOnItsPath(route) ? thorough(request, route) : credentials.everyday(request));
    }

    private Stream<Attempt> thorough(RawRequest request, Route route) {
        return Stream.of(
                        credentials.bad(request),
                        ifAllNeed(route, Need.TOKEN, detours.of(request, route, ", without a token")),
                        ifAllNeed(
                                route,
                                Need.RULE,
                                detours.of(request.bearer(rights.poorToken()), route, ", without any right")))
                .flatMap(attempts -> attempts);
    }

    /** What is thorough is done once a path: with GET, if there is one. */
    private boolean leadsOnItsPath(Route route) {
        List<Route> onPath = routes.stream()
                .filter(other -> other.path().equals(route.path()) && other.checksTokens())
                .toList();
        return onPath.stream()
                .filter(other -> other.method().equals("GET"))
                .findFirst()
                .orElse(onPath.get(0))
                .equals(route);
    }

    /** The one request that is not hostile. Where all that a rule wants is known, the token has it. */
    private Stream<Attempt> recognised(RawRequest request, Route route) {
        if (!route.method().equals("GET")) {
            return Stream.empty();
        }
        return Stream.of(
                route.saysWhatItNeeds()
                        ? new Attempt("a good token", request.bearer(rights.richToken(route)), Expectation.ENTITLED)
                        : new Attempt("a good token", request.bearer(rights.poorToken()), Expectation.RECOGNISED));
    }

    private static Stream<Attempt> ifNeeded(Route route, Need least, Stream<Attempt> attempts) {
        return route.needsAtLeast(least) ? attempts : Stream.empty();
    }

    /** On a path that some method opens, another method's success proves nothing. */
    private Stream<Attempt> ifAllNeed(Route route, Need least, Stream<Attempt> attempts) {
        boolean allNeed = routes.stream()
                .filter(other -> other.path().equals(route.path()))
                .allMatch(other -> other.needsAtLeast(least));
        return allNeed ? attempts : Stream.empty();
    }
}
