package io.github.auth0guard.acceptance.servlet.suite;

import io.github.auth0guard.servlet.Public;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The second hop of a nested dispatch. */
@Public
public class NestedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String to = request.getHeader("X-To");
        if ("NESTED_INCLUDE".equals(request.getHeader("X-Dispatch"))) {
            EntryServlet.include(getServletContext().getNamedDispatcher(to), request, response);
        } else {
            EntryServlet.forward(getServletContext().getNamedDispatcher(to), request, response);
        }
    }
}
