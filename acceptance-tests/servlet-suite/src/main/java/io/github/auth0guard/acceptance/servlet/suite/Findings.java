package io.github.auth0guard.acceptance.servlet.suite;

import io.github.auth0guard.test.Attack;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;

/** What the kit's attack finds, for tests that look at that. */
public final class Findings {
    private Findings() {}

    /** The names of the tests that fail. */
    public static List<String> of(Attack attack) {
        return attack.tests()
                .filter(Findings::fails)
                .map(DynamicTest::getDisplayName)
                .toList();
    }

    private static boolean fails(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return false;
        } catch (Throwable e) {
            return true;
        }
    }
}
