package io.github.auth0guard.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

/**
 * A browser's CORS preflight (Fetch standard, "CORS-preflight request"). It never carries credentials, and what {@code
 * HttpServlet.doOptions} answers is only a list of methods.
 */
final class Preflight {
    private Preflight() {}

    static boolean isGenuine(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getDispatcherType() == DispatcherType.REQUEST
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null
                && request.getHeader("Transfer-Encoding") == null
                && request.getContentLengthLong() <= 0;
    }
}
