package io.github.auth0guard.servlet;

import io.github.auth0guard.http.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Copies core's body out. Its length is left to the container: a response that is complete goes out at once, and then
 * Jetty can't say any more that it closes the connection, as it does when nobody has read the request's body (RFC 9112
 * section 9.6).
 */
final class ProblemBody implements RefusalBody {
    @Override
    public void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            response.getOutputStream().print(refusal.body());
        } catch (IllegalStateException e) {
            // A servlet that was stopped half-way has asked for the writer already.
            response.getWriter().print(refusal.body());
        }
    }
}
