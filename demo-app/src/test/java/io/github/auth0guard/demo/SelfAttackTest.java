package io.github.auth0guard.demo;

import io.github.auth0guard.test.GuardAssertions;
import io.github.auth0guard.test.TestIssuer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The test kit's own attack finds nothing in the demo. */
@ExtendWith(TestIssuer.class)
class SelfAttackTest {
    private static DemoApp demo;

    @BeforeAll
    static void start(TestIssuer issuer) throws Exception {
        demo = DemoApp.start(
                Map.of("PORT", "0", "AUTH0_DOMAIN", issuer.url()), new PrintStream(new ByteArrayOutputStream(), true));
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @TestFactory
    Stream<DynamicTest> nobodyGetsIn(TestIssuer issuer) {
        return demo.policy().stream()
                .flatMap(table ->
                        GuardAssertions.attack(demo.url(), issuer).policy(table).tests());
    }
}
