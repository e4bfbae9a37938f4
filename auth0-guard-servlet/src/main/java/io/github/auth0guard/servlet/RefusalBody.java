package io.github.auth0guard.servlet;

import io.github.auth0guard.http.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Writes the body of a refusal in a form of one's own. Status, challenges and caching headers are set already and are
 * the standard's; an implementation sets the content type and writes, and leaves the length to the container. Must be
 * thread-safe.
 *
 * <pre>{@code
 * RefusalBody html = (refusal, request, response) -> {
 *     response.setContentType("text/html");
 *     response.getWriter().print("<h1>" + refusal.status() + "</h1>");
 * };
 * }</pre>
 */
@FunctionalInterface
public interface RefusalBody {
    /** The problem body of RFC 9457, or plain text for a client that takes nothing else. */
    RefusalBody PROBLEM = new ProblemBody();

    /**
     * Writes the body. Not called for HEAD.
     *
     * @param refusal what is answered
     * @param request the refused request
     * @param response the response, not committed
     * @throws IOException if the client is gone
     */
    void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException;
}
