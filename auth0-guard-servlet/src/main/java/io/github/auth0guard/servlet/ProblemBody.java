package io.github.auth0guard.servlet;

import io.github.auth0guard.http.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Copies core's body out. */
final class ProblemBody implements RefusalBody {
    @Override
    public void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentLength(refusal.body().length()); // ASCII
        try {
            response.getOutputStream().print(refusal.body());
        } catch (IllegalStateException e) {
            // A servlet that was stopped half-way has asked for the writer already.
            response.getWriter().print(refusal.body());
        }
    }
}
