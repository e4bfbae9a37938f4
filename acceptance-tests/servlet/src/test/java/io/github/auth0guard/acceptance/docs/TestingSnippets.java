package io.github.auth0guard.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.IssuerVerifier;
import io.github.auth0guard.Scopes;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.InsufficientScopeException;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.test.Defect;
import io.github.auth0guard.test.GuardAssertions;
import io.github.auth0guard.test.MutableClock;
import io.github.auth0guard.test.Outage;
import io.github.auth0guard.test.Route;
import io.github.auth0guard.test.TestDpopKey;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import io.github.auth0guard.test.WithAccessToken;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The code of docs/testing.md; {@link SnippetsTest} compares the two. */
@SuppressWarnings({"unused", "try"})
final class TestingSnippets {
    private TestingSnippets() {}

    static final HttpRequest REQUEST =
            HttpRequest.newBuilder(URI.create("http://localhost:8080/")).build();

    static final class App {
        private App() {}

        static String start(TokenVerifier verifier) {
            return "http://localhost:8080";
        }
    }

    // snippet: test-issuer
    @ExtendWith(TestIssuer.class)
    class MessagesTest {
        @BeforeAll
        static void start(TestIssuer issuer) {
            App.start(issuer.verifier()); // or give your configuration issuer.url() and issuer.audience()
        }

        @Test
        @WithAccessToken(scopes = "read:messages")
        void readersSeeMessages(HttpClient reader) throws Exception {
            assertEquals(200, reader.send(REQUEST, BodyHandlers.ofString()).statusCode());
        }
    }
    // end

    // snippet: test-issuer-field
    class ReportsTest {
        @RegisterExtension
        static final TestIssuer ISSUER = TestIssuer.builder()
                .audience("https://reports.example.com/")
                .algorithm("ES256")
                .start();
    }
    // end

    static void tokens(TestIssuer issuer) {
        // snippet: test-tokens
        TestToken user = issuer.token().subject("auth0|42").scope("read:messages", "write:messages");
        TestToken admin = user.permissions("read:reports").organization("org_1", "acme");
        TestToken job = issuer.token().machineToMachine("nightly-job").scope("read:messages");
        TestToken standard = user.rfc9068();
        TestToken old = user.issuedAt(Instant.now().minusSeconds(600)).expiresIn(Duration.ofMinutes(5));
        TestToken other = user.claim("https://example.com/roles", "editor").algorithm("PS256");
        String jwt = user.sign();
        HttpClient client = admin.httpClient(); // sends it with each request
        // end
    }

    // snippet: test-people
    @WithAccessToken(
            subject = "auth0|admin",
            permissions = {"read:reports", "delete:users"})
    @Retention(RetentionPolicy.RUNTIME)
    @interface AsAdmin {}

    class UsersTest {
        @Test
        void usersSeeWhatAdminsWrite(@AsAdmin HttpClient admin, @WithAccessToken HttpClient user) {
            /* ... */
        }

        @Test
        @AsAdmin
        void aReportIsMadeForWhoAsks(AccessToken token) {
            /* code that takes an AccessToken, without any HTTP */
        }
    }
    // end

    class Defects {
        TokenVerifier verifier;
        TestIssuer issuer;

        // snippet: test-defects
        @ParameterizedTest
        @EnumSource
        void noDefectPasses(Defect defect) {
            String jwt = issuer.token().defective(defect).sign();
            assertThatExceptionOfType(InvalidTokenException.class)
                    .isThrownBy(() -> verifier.verify(jwt))
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(defect.reason()));
        }
        // end
    }

    static void offline(TestIssuer issuer) {
        // snippet: test-offline
        TokenVerifier verifier = issuer.offlineVerifier();
        AccessToken token =
                verifier.verify(issuer.token().scope("read:messages").sign());
        assertThatExceptionOfType(InsufficientScopeException.class)
                .isThrownBy(() -> Scopes.allOf("write:messages").check(token));
        // end
    }

    static void time() {
        // snippet: test-clock
        MutableClock clock = MutableClock.at(Instant.parse("2030-01-01T00:00:00Z"));
        try (TestIssuer issuer = TestIssuer.start(clock)) {
            TokenVerifier verifier = issuer.verifier(); // goes by the same clock
            String jwt = issuer.token().expiresIn(Duration.ofMinutes(5)).sign();
            clock.advance(Duration.ofMinutes(6));
            assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> verifier.verify(jwt));
        }
        // end
    }

    static void rotation(TestIssuer issuer, IssuerVerifier verifier) {
        // snippet: test-rotation
        issuer.publishNext(); // the next key is in the set, as Auth0 has it long before
        issuer.rotate(); // and signs from now on
        issuer.withdrawOldKeys(); // and the old one is revoked
        assertThat(issuer.keySetRequests()).isLessThan(5);
        // end
    }

    static void outages(TestIssuer issuer) {
        // snippet: test-outages
        issuer.goDown(); // refuses connections
        issuer.goDown(Outage.hanging());
        issuer.goDown(Outage.slow(Duration.ofSeconds(1)));
        issuer.goDown(Outage.garbage());
        issuer.goDown(Outage.status(503, Duration.ofSeconds(30))); // with Retry-After
        issuer.comeBack();
        // end
    }

    static void dpop(TestIssuer issuer) throws Exception {
        // snippet: test-dpop
        TestDpopKey key = TestDpopKey.create();
        HttpClient client = key.httpClient(issuer.token().scope("read:messages"));
        client.send(REQUEST, BodyHandlers.ofString()); // with a proof of its own, and the nonce if one is asked for
        String stolen = issuer.token().boundTo(key).sign(); // nobody may use this as a bearer token
        // end
    }

    static class AttackTest {
        static final TestIssuer ISSUER = TestIssuer.start();
        static final String URL = "http://localhost:8080";
        static Auth0GuardFilter filter;

        // snippet: test-attack
        @TestFactory
        Stream<DynamicTest> nobodyGetsIn() {
            return GuardAssertions.attack(URL, ISSUER)
                    .policy(filter.policyTable())
                    .tests();
        }
        // end

        // snippet: test-attack-routes
        @TestFactory
        Stream<DynamicTest> nobodyGetsInWhatWeWroteDown() {
            return GuardAssertions.attack(URL, ISSUER)
                    .routes(
                            Route.isPublic("GET", "/health"),
                            Route.needsToken("GET", "/whoami"),
                            Route.needsScopes("GET", "/messages", "read:messages"),
                            Route.needsPermissions("GET", "/reports", "read:reports"),
                            Route.needsMoreThanAToken("POST", "/transfer"))
                    .tests();
        }
        // end
    }

    static class ReadmeTest {
        static final String URL = "http://localhost:8080";
        static Auth0GuardFilter filter;

        // snippet: test-readme
        @RegisterExtension
        static final TestIssuer ISSUER = TestIssuer.start();

        @Test
        @WithAccessToken(subject = "auth0|42", scopes = "read:messages")
        void readersSeeMessages(HttpClient client) throws Exception {
            assertEquals(200, client.send(REQUEST, BodyHandlers.ofString()).statusCode());
        }

        @TestFactory
        Stream<DynamicTest> nobodyElseGetsIn() { // some hundred requests with bad tokens, odd paths and odd methods
            return GuardAssertions.attack(URL, ISSUER)
                    .policy(filter.policyTable())
                    .tests();
        }
        // end
    }
}
