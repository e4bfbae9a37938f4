package io.github.auth0guard.acceptance.servlet.suite;

import io.github.auth0guard.servlet.Public;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Includes a part and wraps what goes wrong there, as template engines do. */
@Public
public class WrappingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            request.getRequestDispatcher("/declared/a").include(request, response);
        } catch (ServletException e) {
            IllegalStateException wrapped = new IllegalStateException("The page failed", e);
            if (request.getQueryString().equals("checked")) {
                throw new ServletException(wrapped);
            }
            throw wrapped;
        }
    }
}
