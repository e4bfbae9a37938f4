package io.github.auth0guard.test;

import java.net.URI;
import java.util.List;

/**
 * Puts a running application to the test.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> nobodyGetsIn() {
 *     return GuardAssertions.attack(application.url(), issuer).policy(filter.policyTable()).tests();
 * }
 * }</pre>
 */
public final class GuardAssertions {
    private GuardAssertions() {}

    /**
     * Begins an attack on an application that runs with this issuer as its own.
     *
     * @param baseUrl where it runs, with the context path if it has one: {@code http://localhost:8080/shop}
     * @param issuer the issuer that the application trusts
     * @return an attack that still needs routes
     * @throws IllegalArgumentException if that is no URL
     */
    public static Attack attack(String baseUrl, TestIssuer issuer) {
        URI base = URI.create(baseUrl);
        if (base.getHost() == null) {
            throw new IllegalArgumentException("'" + baseUrl + "' is no http or https URL");
        }
        return new Attack(base, issuer.token(), List.of());
    }
}
