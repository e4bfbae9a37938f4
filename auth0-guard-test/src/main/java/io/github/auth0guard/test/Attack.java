package io.github.auth0guard.test;

import io.github.auth0guard.servlet.PolicyTable;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * An attack on a running application, route by route; {@link GuardAssertions#attack} begins it. Immutable.
 *
 * <p>Each route that needs a token is asked for without one and, where it needs more than a token, with good tokens that have
 * too little. Once for each path come all tokens with a {@link Defect} that a header field can carry, other spellings of the
 * path and the method, and fields that are said to override these. Every request is hostile but one a route: GET with a good token, which must be
 * recognised, because where every token is refused nothing is proved. So nothing is changed in an application that is
 * guarded as it says, but in one that is not, requests with POST and DELETE come through: attack one that runs for tests.
 *
 * <p>An answer to an unusual request that is also the answer to a path that does not exist, such as a single-page
 * application's start page, is no finding.
 */
public final class Attack {
    private final URI base;
    private final TestToken token;
    private final List<Route> routes;

    Attack(URI base, TestToken token, List<Route> routes) {
        this.base = base;
        this.token = token;
        this.routes = List.copyOf(routes);
    }

    /**
     * Adds the routes of an application's policy: a request for each row, on a path that fits its pattern. Needs
     * auth0-guard-servlet on the class path.
     *
     * @param table the policy, {@code filter.policyTable()} or one of {@code Auth0Guard.policyTables(context)}
     * @return a changed copy
     */
    public Attack policy(PolicyTable table) {
        return with(PolicyRoutes.of(table));
    }

    /**
     * Adds routes that no policy table knows.
     *
     * @param more the routes; name the public ones on the same paths too
     * @return a changed copy
     */
    public Attack routes(Route... more) {
        return with(Arrays.asList(more));
    }

    private Attack with(List<Route> more) {
        List<Route> all = new ArrayList<>(routes);
        all.addAll(more);
        return new Attack(base, token, all);
    }

    /**
     * Sets what tokens are made from, by default {@link TestIssuer#token()}: for applications that want more of a token than
     * the issuer puts into one.
     *
     * @param template a token that the application accepts, without any right
     * @return a changed copy
     */
    public Attack token(TestToken template) {
        return new Attack(base, template, routes);
    }

    /**
     * Makes a test of each request, named by the route and what is hostile about it. Nothing is sent before JUnit runs them.
     *
     * @return what a {@code @TestFactory} returns
     * @throws IllegalStateException if no route needs a token: then there is nothing to attack
     */
    public Stream<DynamicTest> tests() {
        if (routes.stream().noneMatch(Route::checksTokens)) {
            throw new IllegalStateException("There is no route that needs a token among " + routes);
        }
        AttackPlan plan = new AttackPlan(path(), token, routes);
        AttackRun run = new AttackRun(new RawHttp(base), path());
        return routes.stream()
                .flatMap(route -> plan.attempts(route)
                        .map(attempt -> DynamicTest.dynamicTest(
                                route + ": " + attempt.name(), () -> run.check(route, attempt))));
    }

    /** Without the slash at the end. */
    private String path() {
        String path = base.getRawPath() == null ? "" : base.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
