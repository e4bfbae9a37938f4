package io.github.auth0guard.servlet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets in tokens with these role-based permissions ({@code permissions} claim). On a servlet class or a {@code doX} method,
 * whose annotation replaces the class's; with {@link RequiresScope} on the same element both must be satisfied.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresPermission {
    /**
     * Names the permissions.
     *
     * @return at least one, each without spaces
     */
    String[] value();

    /**
     * Chooses between all and any of them.
     *
     * @return true if one of the permissions is enough; by default all are needed
     */
    boolean anyOf() default false;
}
