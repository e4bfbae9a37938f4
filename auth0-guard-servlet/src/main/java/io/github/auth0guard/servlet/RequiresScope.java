package io.github.auth0guard.servlet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets in tokens with these scopes. On a servlet class or a {@code doX} method, whose annotation replaces the class's; with
 * {@link RequiresPermission} on the same element both must be satisfied.
 *
 * <pre>{@code
 * @RequiresScope("read:messages")
 * class Messages extends HttpServlet { ... }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresScope {
    /**
     * Names the scopes.
     *
     * @return at least one, each without spaces
     */
    String[] value();

    /**
     * Chooses between all and any of them.
     *
     * @return true if one of the scopes is enough; by default all are needed
     */
    boolean anyOf() default false;
}
