package io.github.auth0guard.test;

import io.github.auth0guard.IssuerVerifier;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.TokenVerifierBuilder;
import io.github.auth0guard.json.JsonText;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * An issuer as Auth0 is one, on loopback: real keys, real HTTP, real tokens. It gives anybody any token, so it listens on
 * 127.0.0.1 only, and its keys are marked as what they are.
 *
 * <pre>{@code
 * @RegisterExtension
 * static TestIssuer issuer = TestIssuer.start();
 *
 * TokenVerifier verifier = TokenVerifier.forDomain(issuer.url()).audience(issuer.audience()).build();
 * String jwt = issuer.token().subject("auth0|42").scope("read:messages").sign();
 * }</pre>
 *
 * <p>Where no application has to start before the first test, this is enough; the parameter may also be one of a
 * {@code @BeforeAll} method or of the constructor:
 *
 * <pre>{@code
 * @ExtendWith(TestIssuer.class)
 * class MessagesTest {
 *     @Test
 *     void messagesNeedAToken(TestIssuer issuer) { ... }
 * }
 * }</pre>
 *
 * <p>As a JUnit extension it is up while one of its classes runs, nested ones included, and closes itself; one that several
 * classes share in a static field comes back for each of them on the same port. Without JUnit, close it. Thread-safe.
 */
public final class TestIssuer
        implements AutoCloseable,
                BeforeAllCallback,
                TestInstancePreConstructCallback,
                BeforeEachCallback,
                ParameterResolver {
    /** The audience of tokens that name no other. */
    public static final String DEFAULT_AUDIENCE = "https://api.example.com/";

    private final OngoingOutage outage = new OngoingOutage();
    private final String audience;
    private final String algorithm;
    private final Clock clock;
    private final PublishedKeys keys;
    private final IssuerEndpoints endpoints;
    private final IssuerServer server;
    private final IssuerLease lease;
    private final TokenParameters parameters = new TokenParameters(this);

    /** For {@code @ExtendWith}: JUnit starts it. Elsewhere use {@link #start()}. */
    public TestIssuer() {
        this(builder());
    }

    private TestIssuer(TestIssuerBuilder settings) {
        this.audience = settings.audience;
        this.algorithm = settings.algorithm;
        this.clock = settings.clock;
        this.keys = new PublishedKeys(algorithm);
        this.endpoints = new IssuerEndpoints(this::url, keys, new TokenEndpoint(this::token));
        this.server = new IssuerServer(settings.port, endpoints.byPath(outage));
        this.lease = new IssuerLease(server);
    }

    static TestIssuer started(TestIssuerBuilder settings) {
        TestIssuer issuer = new TestIssuer(settings);
        issuer.server.start();
        return issuer;
    }

    /**
     * Starts an issuer on a free port.
     *
     * @return the running issuer
     */
    public static TestIssuer start() {
        return builder().start();
    }

    /**
     * Starts an issuer on a free port whose tokens are issued at another time.
     *
     * @param clock tells when tokens are issued; give the verifier the same
     * @return the running issuer
     */
    public static TestIssuer start(Clock clock) {
        return builder().clock(clock).start();
    }

    /**
     * Begins an issuer with settings of your own.
     *
     * @return a builder
     */
    public static TestIssuerBuilder builder() {
        return new TestIssuerBuilder();
    }

    /**
     * Returns the issuer identifier, which is also what {@code TokenVerifier.forDomain} wants: {@code
     * http://localhost:PORT/}, with a slash at the end as Auth0's.
     *
     * @return the URL
     */
    public String url() {
        return server.url();
    }

    /**
     * Returns the audience of tokens that name no other.
     *
     * @return the API identifier
     */
    public String audience() {
        return audience;
    }

    /**
     * Starts a token: a user's, valid for an hour, for the {@link #audience()}, without scopes.
     *
     * @return a token to change and sign
     */
    public TestToken token() {
        return TestToken.of(keys::signingKey, algorithm, url(), audience, clock.instant());
    }

    /**
     * Returns the published JWK Set, for verifiers that don't fetch: {@code .jwkSet(issuer.jwkSet())}.
     *
     * @return its JSON text
     */
    public String jwkSet() {
        return JsonText.of(keys.jwkSet());
    }

    /**
     * Builds a verifier as a service has one: it fetches this issuer's keys, and goes by its clock.
     *
     * @return a verifier for the issuer's audience and algorithm, otherwise with default settings; close it
     */
    public IssuerVerifier verifier() {
        return settings().build();
    }

    private TokenVerifierBuilder settings() {
        return TokenVerifier.issuer(url())
                .audience(audience)
                .algorithms(algorithm)
                .clock(clock);
    }

    /**
     * Builds a verifier that opens no socket: it knows the keys that are published now, and goes by this issuer's clock.
     * Everything else is what a service has, so a token that it accepts is one that production accepts. For unit tests.
     *
     * @return a verifier for the issuer's audience and algorithm, otherwise with default settings
     */
    public IssuerVerifier offlineVerifier() {
        return offlineVerifier(UnaryOperator.identity());
    }

    /**
     * Like {@link #offlineVerifier()}, with settings of your service.
     *
     * <pre>{@code
     * issuer.publish("ES256");
     * issuer.offlineVerifier(settings -> settings.audience("https://reports.example.com/").algorithms("ES256"));
     * }</pre>
     *
     * @param settings changes the settings
     * @return a verifier
     * @throws io.github.auth0guard.ConfigurationException if a setting is wrong
     */
    public IssuerVerifier offlineVerifier(UnaryOperator<TokenVerifierBuilder> settings) {
        return settings.apply(settings().jwkSet(jwkSet())).build();
    }

    /**
     * Publishes keys of more algorithms now, and not only when a token first asks for one: a verifier that has
     * just fetched the key set takes a new key for an invented one.
     *
     * @param algorithms RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512 or EdDSA
     */
    public void publish(String... algorithms) {
        for (String algorithm : algorithms) {
            keys.signingKey(algorithm);
        }
    }

    /** Publishes the keys that the next {@link #rotate()} will sign with, as Auth0 does long before "Rotate". */
    public void publishNext() {
        keys.publishNext();
    }

    /** Signs with new keys from now on; the old ones stay published, as Auth0 keeps them after "Rotate". */
    public void rotate() {
        keys.rotate();
    }

    /** Stops publishing the keys of before the last {@link #rotate()}, as Auth0 does on "Revoke". */
    public void withdrawOldKeys() {
        keys.withdrawOldKeys();
    }

    /** Goes down: connections are refused and open ones cut, until it comes back. */
    public void goDown() {
        server.stop();
    }

    /**
     * Goes down in another way: it still takes connections, but does not answer as it should, until it comes back.
     *
     * @param how what happens to requests from now on
     */
    public void goDown(Outage how) {
        outage.begin(how);
    }

    /** Comes back at the same URL, however it went down. */
    public void comeBack() {
        outage.end();
        server.start();
    }

    /**
     * Counts the requests for the key set since the start, those that an outage left without an answer included.
     *
     * @return how often keys were asked for
     */
    public int keySetRequests() {
        return endpoints.keySetRequests();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        lease.holdUntilEndOf(context);
    }

    /** With one instance a class, constructors run before everything else. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        lease.holdUntilEndOf(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        lease.holdUntilEndOf(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return isIssuer(parameter) || parameters.supports(parameter, context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return isIssuer(parameter) ? this : parameters.resolve(parameter, context);
    }

    private static boolean isIssuer(ParameterContext parameter) {
        return parameter.getParameter().getType() == TestIssuer.class;
    }

    /** Ends it. May be called more than once. */
    @Override
    public void close() {
        outage.end();
        server.stop();
    }
}
