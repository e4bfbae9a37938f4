package io.github.auth0guard.test;

import java.util.List;
import java.util.Objects;

/**
 * A method and path of an application, and what they need, for {@link Attack#routes(Route...)}. Immutable.
 *
 * <pre>{@code
 * Route.needsToken("GET", "/whoami")
 * Route.needsScopes("POST", "/messages", "write:messages")
 * Route.isPublic("GET", "/health")
 * }</pre>
 */
public final class Route {
    /** From the easiest to reach to the hardest. */
    enum Need {
        NOTHING,
        OPTIONAL_TOKEN,
        TOKEN,
        RULE,
        NOBODY
    }

    private final String method;
    private final String path;
    private final Need need;
    private final List<String> scopes;
    private final List<String> permissions;

    private Route(String method, String path, Need need, List<String> scopes, List<String> permissions) {
        this.method = Objects.requireNonNull(method, "method");
        this.path = Objects.requireNonNull(path, "path");
        this.need = need;
        this.scopes = scopes;
        this.permissions = permissions;
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("The path '" + path + "' must start with a slash");
        }
    }

    static Route of(String method, String path, Need need) {
        return new Route(method, path, need, List.of(), List.of());
    }

    /**
     * A route for everybody. It is not attacked; it tells what the attacks on its neighbours may find.
     *
     * @param method the request method
     * @param path the path below the base URL, with a slash at the beginning
     * @return the route
     */
    public static Route isPublic(String method, String path) {
        return of(method, path, Need.NOTHING);
    }

    /**
     * A route that any valid token opens.
     *
     * @param method the request method
     * @param path the path below the base URL, with a slash at the beginning
     * @return the route
     */
    public static Route needsToken(String method, String path) {
        return of(method, path, Need.TOKEN);
    }

    /**
     * A route that needs scopes.
     *
     * @param method the request method
     * @param path the path below the base URL, with a slash at the beginning
     * @param all the scopes, all of which it takes
     * @return the route
     */
    public static Route needsScopes(String method, String path, String... all) {
        return new Route(method, path, Need.RULE, List.of(all), List.of());
    }

    /**
     * A route that needs permissions.
     *
     * @param method the request method
     * @param path the path below the base URL, with a slash at the beginning
     * @param all the permissions, all of which it takes
     * @return the route
     */
    public static Route needsPermissions(String method, String path, String... all) {
        return new Route(method, path, Need.RULE, List.of(), List.of(all));
    }

    /**
     * A route that needs something else than a token alone: any of several scopes, a claim, a recent login.
     *
     * @param method the request method
     * @param path the path below the base URL, with a slash at the beginning
     * @return the route
     */
    public static Route needsMoreThanAToken(String method, String path) {
        return of(method, path, Need.RULE);
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    boolean needsAtLeast(Need least) {
        return need.compareTo(least) >= 0;
    }

    boolean checksTokens() {
        return need != Need.NOTHING;
    }

    /** Whether a token alone is enough, or one with {@link #scopes()} and {@link #permissions()}. */
    boolean saysWhatItNeeds() {
        return need.compareTo(Need.TOKEN) <= 0 || !scopes.isEmpty() || !permissions.isEmpty();
    }

    /** All of these are needed; empty if a rule is of another kind. */
    List<String> scopes() {
        return scopes;
    }

    /** All of these are needed; empty if a rule is of another kind. */
    List<String> permissions() {
        return permissions;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
