package io.github.auth0guard.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says whose token a test carries. The test class needs a {@link TestIssuer} as its extension, which signs the token; the
 * whole pipeline verifies it.
 *
 * <p>Parameters of these types get it:
 *
 * <ul>
 *   <li>{@link java.net.http.HttpClient} sends it with each request,
 *   <li>{@code String} is its text,
 *   <li>{@link io.github.auth0guard.AccessToken} is what a verifier makes of it,
 *   <li>{@link TestToken} can still be changed.
 * </ul>
 *
 * <p>On a parameter it counts for this one, on a method or class for all, nested classes included; the nearest one counts
 * and hides those further away. In a test that runs several times with arguments ({@code @ParameterizedTest}) a {@code
 * String} needs it on the parameter itself.
 *
 * <p>A team's own annotation carries it on:
 *
 * <pre>{@code
 * @WithAccessToken(subject = "auth0|admin", permissions = {"read:reports", "delete:users"})
 * @Retention(RetentionPolicy.RUNTIME)
 * @interface AsAdmin {}
 *
 * @Test
 * void anAdminMayReadReports(@AsAdmin HttpClient admin) { ... }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
public @interface WithAccessToken {
    /**
     * Whom the token speaks for.
     *
     * @return {@code sub}
     */
    String subject() default "auth0|user";

    /**
     * What the application may do for the user.
     *
     * @return the entries of {@code scope}; without any the token has no such claim
     */
    String[] scopes() default {};

    /**
     * What roles grant.
     *
     * @return the entries of {@code permissions}; without any the token has no such claim
     */
    String[] permissions() default {};
}
