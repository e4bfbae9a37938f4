package io.github.auth0guard.servlet;

import io.github.auth0guard.error.InvalidRequestException;
import io.github.auth0guard.error.Reason;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is about to answer: the servlet that the container has chosen, the method, and the path as the container decoded it.
 *
 * @param servlet the registered name; empty if the container did not say
 * @param method the request method, case kept
 * @param path servlet path and path info
 */
record Target(String servlet, String method, String path) {
    /** The target of a dispatch to a known servlet. */
    static Target of(String servlet, HttpServletRequest request) {
        return new Target(servlet, request.getMethod(), path(request));
    }

    /**
     * The target of a dispatch as a filter on a URL sees it.
     *
     * @return the target; empty for a dispatch by name, of which the request shows only the caller's mapping (Servlet
     *     6.0, {@code HttpServletRequest.getHttpServletMapping})
     */
    static Optional<Target> visible(HttpServletRequest request) {
        return mapping(request).map(mapping -> of(Objects.requireNonNullElse(mapping.getServletName(), ""), request));
    }

    private static Optional<HttpServletMapping> mapping(HttpServletRequest request) {
        DispatcherType dispatch = request.getDispatcherType();
        if (dispatch == DispatcherType.INCLUDE) {
            return request.getAttribute(RequestDispatcher.INCLUDE_MAPPING) instanceof HttpServletMapping included
                    ? Optional.of(included)
                    : Optional.empty();
        }
        boolean byName =
                dispatch == DispatcherType.FORWARD && request.getAttribute(RequestDispatcher.FORWARD_MAPPING) == null;
        return byName ? Optional.empty() : Optional.of(request.getHttpServletMapping());
    }

    /** An included servlet finds its path in attributes, all others in the request (Servlet 6.0 §9.3.1). */
    private static String path(HttpServletRequest request) {
        if (request.getDispatcherType() == DispatcherType.INCLUDE
                && request.getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH) instanceof String servletPath) {
            return servletPath + text(request.getAttribute(RequestDispatcher.INCLUDE_PATH_INFO));
        }
        try {
            return text(request.getServletPath()) + text(request.getPathInfo());
        } catch (IllegalArgumentException e) {
            // Jetty refuses to decode what it finds ambiguous.
            throw new InvalidRequestException(Reason.SUSPICIOUS_PATH);
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
