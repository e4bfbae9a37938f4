package io.github.auth0guard.servlet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets in tokens of a login that is strong and recent enough (RFC 9470); what the token does not say does not count. On a
 * servlet class or a {@code doX} method, whose annotation replaces the class's; with {@link RequiresScope} or {@link
 * RequiresPermission} on the same element all must be satisfied.
 *
 * <pre>{@code
 * @RequiresStepUp(acr = StepUp.MULTI_FACTOR, maxAgeSeconds = 300)
 * class Transfer extends HttpServlet { ... }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresStepUp {
    /**
     * Names the authentication contexts ({@code acr}), one of which is needed.
     *
     * @return exact values; none for a login of any kind
     */
    String[] acr() default {};

    /**
     * Names authentication methods ({@code amr}, RFC 8176), one of which counts in place of the {@code acr}.
     *
     * @return exact values such as {@code mfa}; by default only the {@code acr} counts
     */
    String[] amr() default {};

    /**
     * Says how long ago the login may be ({@code auth_time}).
     *
     * @return whole seconds; 0 for any time
     */
    long maxAgeSeconds() default 0;
}
