package io.github.auth0guard.demo;

import io.github.auth0guard.ConfigurationException;
import io.github.auth0guard.IssuerVerifier;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.dpop.DpopPolicy;
import io.github.auth0guard.servlet.PolicyTable;
import io.github.auth0guard.test.TestIssuer;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts the demo: {@code mvn -q compile exec:java}. */
public final class DemoApp implements AutoCloseable {
    private final DemoSettings settings;
    private final @Nullable TestIssuer localIssuer;
    private final IssuerVerifier verifier;
    private final DemoServer server;

    private DemoApp(Map<String, String> variables) {
        settings = DemoSettings.from(variables);
        localIssuer = settings.needsLocalIssuer() ? startIssuer() : null;
        verifier = TokenVerifier.fromEnvironment(complete(variables)).build();
        server = new DemoServer(settings.port(), verifier, verifier.issuer(), DpopPolicy.of(settings.dpop()));
    }

    private TestIssuer startIssuer() {
        return TestIssuer.builder().port(settings.issuerPort()).start();
    }

    /** What is not set falls back to the local issuer and the example API. */
    private Map<String, String> complete(Map<String, String> variables) {
        Map<String, String> complete = new HashMap<>(variables);
        complete.put("AUTH0_AUDIENCE", settings.audience());
        localIssuer().ifPresent(issuer -> complete.put("AUTH0_DOMAIN", issuer.url()));
        return complete;
    }

    private Optional<TestIssuer> localIssuer() {
        return Optional.ofNullable(localIssuer);
    }

    /**
     * Runs until the process is stopped.
     *
     * @param args none; the environment configures the demo
     * @throws Exception if the server fails
     */
    public static void main(String[] args) throws Exception {
        try {
            start(System.getenv(), System.out).server.join();
        } catch (ConfigurationException e) {
            e.problems().forEach(problem -> System.err.println("The demo can't start: " + problem));
            System.exit(1);
        } catch (UncheckedIOException e) {
            System.err.println("The demo can't start: " + e.getMessage()
                    + "; set PORT or ISSUER_PORT to another port, or to 0 for a free one");
            System.exit(1);
        }
    }

    static DemoApp start(Map<String, String> variables, PrintStream out) throws Exception {
        DemoApp app = new DemoApp(variables);
        app.server.start();
        new Welcome(app.url(), app.settings.audience(), app.localIssuer().map(TestIssuer::url)).print(out);
        return app;
    }

    String url() {
        return server.url();
    }

    List<PolicyTable> policy() {
        return server.policy();
    }

    @Override
    public void close() {
        server.close();
        verifier.close();
        if (localIssuer != null) {
            localIssuer.close();
        }
    }
}
