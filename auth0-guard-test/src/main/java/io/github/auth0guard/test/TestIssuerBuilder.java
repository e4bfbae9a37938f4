package io.github.auth0guard.test;

import java.time.Clock;
import java.util.Objects;

/**
 * Settings of a {@link TestIssuer}. There is none for the address: it listens on loopback only. Not thread-safe.
 *
 * <pre>{@code
 * @RegisterExtension
 * static TestIssuer issuer =
 *         TestIssuer.builder().audience("https://reports.example.com/").algorithm("ES256").start();
 * }</pre>
 */
public final class TestIssuerBuilder {
    String audience = TestIssuer.DEFAULT_AUDIENCE;
    String algorithm = "RS256";
    Clock clock = Clock.systemUTC();
    int port;

    TestIssuerBuilder() {}

    /**
     * Sets your API's identifier, the audience of tokens that name no other; by default {@value
     * TestIssuer#DEFAULT_AUDIENCE}.
     *
     * @param identifier the audience
     * @return this builder
     */
    public TestIssuerBuilder audience(String identifier) {
        audience = Objects.requireNonNull(identifier, "identifier");
        return this;
    }

    /**
     * Sets the algorithm of tokens that name no other, by default RS256.
     *
     * @param name RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512 or EdDSA
     * @return this builder
     */
    public TestIssuerBuilder algorithm(String name) {
        algorithm = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * Sets when tokens are issued, by default now.
     *
     * @param clock give the verifier the same
     * @return this builder
     */
    public TestIssuerBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Sets the port, by default a free one.
     *
     * @param port the port; 0 picks a free one
     * @return this builder
     */
    public TestIssuerBuilder port(int port) {
        this.port = port;
        return this;
    }

    /**
     * Starts the issuer.
     *
     * @return the running issuer
     * @throws java.io.UncheckedIOException if the port is taken
     * @throws IllegalArgumentException if there is no such algorithm
     */
    public TestIssuer start() {
        return TestIssuer.started(this);
    }
}
