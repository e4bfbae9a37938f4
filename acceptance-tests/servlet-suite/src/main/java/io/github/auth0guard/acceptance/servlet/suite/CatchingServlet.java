package io.github.auth0guard.acceptance.servlet.suite;

import io.github.auth0guard.servlet.Public;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page that does without a part that the caller may not see. */
@Public
public class CatchingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            request.getRequestDispatcher("/declared/a").include(request, response);
        } catch (ServletException e) {
            response.getWriter().print("page without it");
        }
    }
}
