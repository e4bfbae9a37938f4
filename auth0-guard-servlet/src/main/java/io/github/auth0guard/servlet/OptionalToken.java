package io.github.auth0guard.servlet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets everybody in, and shows the servlet who it is where a token was sent: {@link Auth0Guard#findAccessToken}. A token
 * that is sent must be valid, or the request is refused. On a servlet class or a {@code doX} method, whose annotation
 * replaces the class's.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OptionalToken {}
