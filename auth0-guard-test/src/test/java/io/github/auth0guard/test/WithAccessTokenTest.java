package io.github.auth0guard.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.IssuerVerifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.http.HttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

@WithAccessToken(subject = "auth0|of-the-class", scopes = "class")
class WithAccessTokenTest {
    @WithAccessToken(
            subject = "auth0|admin",
            permissions = {"read:reports", "delete:users"})
    @Retention(RetentionPolicy.RUNTIME)
    @interface AsAdmin {}

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private String prepared = "";

    @BeforeEach
    void prepare(String jwt) {
        prepared = jwt;
    }

    @Test
    void theClassSaysWhoseTokenItIs(String jwt) {
        assertThat(verified(jwt).subject()).contains("auth0|of-the-class");
        assertThat(verified(jwt).scopes()).containsExactly("class");
        assertThat(verified(jwt).permissions()).isEmpty();
    }

    @Test
    @WithAccessToken(scopes = {"read:messages", "write:messages"})
    void theMethodHidesTheClass(String jwt) {
        assertThat(verified(jwt).subject()).contains("auth0|user");
        assertThat(verified(jwt).scopes()).containsExactly("read:messages", "write:messages");
    }

    @Test
    @WithAccessToken(scopes = "method")
    void aMethodThatPreparesGetsTheTestsToken() {
        assertThat(verified(prepared).scopes()).containsExactly("method");
    }

    @Test
    @AsAdmin
    void anAnnotationOfTheTeamCarriesItOn(String jwt) {
        assertThat(verified(jwt).subject()).contains("auth0|admin");
        assertThat(verified(jwt).permissions()).containsExactlyInAnyOrder("read:reports", "delete:users");
        assertThat(verified(jwt).scopes()).isEmpty();
    }

    @Test
    void severalPeopleMayMeetInOneTest(@AsAdmin String admin, @WithAccessToken(subject = "auth0|42") String other) {
        assertThat(verified(admin).subject()).contains("auth0|admin");
        assertThat(verified(other).subject()).contains("auth0|42");
    }

    @Test
    @AsAdmin
    void aTokenMayStillBeChanged(TestToken token) {
        AccessToken verified = verified(token.organization("org_1").sign());
        assertThat(verified.subject()).contains("auth0|admin");
        assertThat(verified.organization()).isPresent();
    }

    @Test
    @AsAdmin
    void itMayBeVerifiedAlready(AccessToken token) {
        assertThat(token.subject()).contains("auth0|admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "two"})
    void anArgumentIsNoToken(String argument, @AsAdmin String jwt, HttpClient client) {
        assertThat(argument).isIn("one", "two");
        assertThat(verified(jwt).subject()).contains("auth0|admin");
        assertThat(client).isNotNull();
    }

    @Nested
    class InANestedClass {
        @Test
        void theOuterClassCounts(String jwt) {
            assertThat(verified(jwt).subject()).contains("auth0|of-the-class");
        }
    }

    @Nested
    @AsAdmin
    class WithItsOwn {
        @Test
        void theNearerOneCounts(String jwt) {
            assertThat(verified(jwt).subject()).contains("auth0|admin");
        }
    }

    @Nested
    class Missing {
        @ExtendWith(TestIssuer.class)
        static class WithoutAnnotation {
            @Test
            void text(String jwt) {}

            @Test
            void client(HttpClient client) {}

            @Test
            void token(TestToken token) {}
        }

        @Test
        void withoutTheAnnotationThereIsNoToken() {
            assertThat(run(WithoutAnnotation.class).failed().count()).isEqualTo(3);
        }

        static class WithoutIssuer {
            @Test
            @WithAccessToken
            void text(String jwt) {}
        }

        @Test
        void withoutAnIssuerThereIsNoToken() {
            assertThat(run(WithoutIssuer.class).failed().count()).isEqualTo(1);
        }

        @ExtendWith(TestIssuer.class)
        static class Repeated {
            @RepeatedTest(2)
            @WithAccessToken
            void text(String jwt) {}
        }

        @Test
        void aTestThatRunsSeveralTimesMustSaySoOnTheParameter() {
            assertThat(run(Repeated.class).failed().count()).isEqualTo(2);
        }

        @ExtendWith(TestIssuer.class)
        static class OtherType {
            @Test
            @WithAccessToken
            void number(Integer number) {}
        }

        @Test
        void otherTypesGetNothing() {
            assertThat(run(OtherType.class).failed().count()).isEqualTo(1);
        }
    }

    private static Events run(Class<?> test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .execute()
                .testEvents();
    }

    private static AccessToken verified(String jwt) {
        try (IssuerVerifier verifier = ISSUER.offlineVerifier()) {
            return verifier.verify(jwt);
        }
    }
}
