package io.github.auth0guard.servlet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tries the rules of the same class or method out: until a day, what they would refuse is logged and counted, and let
 * through. A valid token is still needed. {@link ReportOnlyRule} is the same for a {@link Policy}.
 *
 * <pre>{@code
 * @RequiresScope("read:messages")
 * @ReportOnly(until = "2027-01-31")
 * class Messages extends HttpServlet { ... }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ReportOnly {
    /**
     * Says when trying out ends.
     *
     * @return the first day, in UTC, on which the rules are enforced: {@code 2027-01-31}
     */
    String until();
}
