package io.github.auth0guard.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The issuer as a JUnit extension, seen from test classes that JUnit runs inside these tests. */
class TestIssuerExtensionTest {
    private static final List<TestIssuer> SEEN = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    @ExtendWith(TestIssuer.class)
    static class Declared {
        @BeforeAll
        static void start(TestIssuer issuer) {
            see(issuer);
        }

        @AfterAll
        static void end(TestIssuer issuer) {
            see(issuer);
        }

        @Test
        void one(TestIssuer issuer) {
            see(issuer);
        }

        @Test
        void another(TestIssuer issuer) {
            see(issuer);
        }
    }

    @Test
    void aClassThatDeclaresItGetsOneIssuerFromTheFirstMethodToTheLast() {
        assertThat(run(Declared.class)).isEqualTo(2);
        assertThat(SEEN).hasSize(4).allMatch(issuer -> issuer == SEEN.get(0));
        assertThat(isUp(SEEN.get(0))).isFalse();
    }

    @Test
    void eachClassThatDeclaresItGetsOneOfItsOwn() {
        run(Declared.class, AlsoDeclared.class);
        assertThat(SEEN.stream().distinct()).hasSize(2);
    }

    static class AlsoDeclared extends Declared {}

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @ExtendWith(TestIssuer.class)
    static class InConstructor {
        InConstructor(TestIssuer issuer) {
            see(issuer);
        }

        @Test
        void test() {}
    }

    @Test
    void theConstructorMayHaveIt() {
        assertThat(run(InConstructor.class)).isEqualTo(1);
        assertThat(SEEN).hasSize(1);
    }

    static class Registered {
        @RegisterExtension
        static final TestIssuer ISSUER = TestIssuer.start();

        @Test
        void test(TestIssuer issuer) {
            assertThat(issuer).isSameAs(ISSUER);
            see(issuer);
        }

        @Nested
        class First {
            @Test
            void test(TestIssuer issuer) {
                see(issuer);
            }
        }

        @Nested
        class Second {
            @Test
            void test() {
                see(ISSUER);
            }
        }
    }

    @Test
    void nestedClassesShareItAndDoNotEndIt() {
        assertThat(run(Registered.class)).isEqualTo(3);
        assertThat(SEEN).hasSize(3).containsOnly(Registered.ISSUER);
        assertThat(isUp(Registered.ISSUER)).isFalse();
    }

    abstract static class Base {
        @RegisterExtension
        static final TestIssuer ISSUER = TestIssuer.start();

        @Test
        void test() {
            see(ISSUER);
        }
    }

    static class OneOfSeveral extends Base {}

    static class AnotherOfSeveral extends Base {}

    @Test
    void theIssuerOfABaseClassComesBackForEachClassAtTheSameUrl() {
        String url = Base.ISSUER.url();
        assertThat(run(OneOfSeveral.class, AnotherOfSeveral.class)).isEqualTo(2);
        assertThat(Base.ISSUER.url()).isEqualTo(url);
        assertThat(isUp(Base.ISSUER)).isFalse();
    }

    static class AnIssuerATest {
        @RegisterExtension
        final TestIssuer issuer = TestIssuer.start();

        @Test
        void one() {
            see(issuer);
        }

        @Test
        void another() {
            see(issuer);
        }
    }

    @Test
    void inAnInstanceFieldThereIsOneForEachTestAndItEndsWithIt() {
        assertThat(run(AnIssuerATest.class)).isEqualTo(2);
        assertThat(SEEN.stream().distinct()).hasSize(2);
        assertThat(SEEN).noneMatch(TestIssuerExtensionTest::isUp);
    }

    static class GoesDown {
        @RegisterExtension
        static final TestIssuer ISSUER = TestIssuer.start();

        @BeforeAll
        static void down() {
            ISSUER.goDown();
        }

        @Test
        void test() {
            assertThat(isUp(ISSUER)).isFalse();
        }
    }

    @Test
    void anIssuerThatATestClassTookDownStaysDown() {
        assertThat(run(GoesDown.class)).isEqualTo(1);
    }

    static class Undeclared {
        @Test
        void test(TestIssuer issuer) {
            see(issuer);
        }
    }

    @Test
    void aClassThatDoesNotDeclareItGetsNone() {
        assertThat(run(Undeclared.class)).isZero();
        assertThat(SEEN).isEmpty();
    }

    static class OtherParameters extends Declared {
        @Test
        void test(String text) {}
    }

    @Test
    void parametersOfOtherTypesAreLeftToOthers() {
        assertThat(run(OtherParameters.class)).isEqualTo(2);
    }

    @Test
    void withoutJUnitItEndsWithItsBlockAndMayBeClosedTwice() {
        TestIssuer ended;
        try (TestIssuer issuer = TestIssuer.start()) {
            assertThat(isUp(issuer)).isTrue();
            ended = issuer;
        }
        ended.close();
        assertThat(isUp(ended)).isFalse();
    }

    /** Remembers the issuer, which must be up. */
    private static void see(TestIssuer issuer) {
        assertThat(isUp(issuer)).isTrue();
        SEEN.add(issuer);
    }

    private static long run(Class<?>... classes) {
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");
        for (Class<?> test : classes) {
            kit.selectors(selectClass(test));
        }
        EngineExecutionResults results = kit.execute();
        return results.testEvents().succeeded().count();
    }

    static boolean isUp(TestIssuer issuer) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer.url() + ".well-known/jwks.json"))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
