package io.github.auth0guard.acceptance.servlet.suite;

import io.github.auth0guard.servlet.Public;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Open to all, and passes every request on: {@code X-Dispatch} says how, {@code X-To} whereto. */
@Public
public class EntryServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String to = request.getHeader("X-To");
        boolean again = request.getAttribute("entered") != null; // some paths lead back here
        request.setAttribute("entered", true);
        switch (again ? "" : String.valueOf(request.getHeader("X-Dispatch"))) {
            case "FORWARD" -> forward(request.getRequestDispatcher(to), request, response);
            case "INCLUDE" -> include(request.getRequestDispatcher(to), request, response);
            case "LATE_INCLUDE" -> {
                response.flushBuffer(); // too late for a status
                include(request.getRequestDispatcher(to), request, response);
            }
            case "NAMED_FORWARD" -> forward(getServletContext().getNamedDispatcher(to), request, response);
            case "NAMED_INCLUDE" -> include(getServletContext().getNamedDispatcher(to), request, response);
            // By path into another open servlet, and by name from there: the request keeps showing the first target.
            case "NESTED_INCLUDE" -> include(request.getRequestDispatcher("/nested"), request, response);
            case "NESTED_FORWARD" -> forward(request.getRequestDispatcher("/nested"), request, response);
            case "ASYNC" -> {
                AsyncContext async = request.startAsync();
                async.setTimeout(10_000);
                async.dispatch(to);
            }
            case "ASYNC_WRAPPED" -> {
                AsyncContext async = request.startAsync(request, response);
                async.setTimeout(10_000);
                async.dispatch(to);
            }
            case "ERROR" -> response.sendError(Integer.parseInt(to));
            default -> response.getWriter().print("entry");
        }
    }

    static void forward(RequestDispatcher target, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (target == null) {
            response.setStatus(404);
        } else {
            target.forward(request, response);
        }
    }

    static void include(RequestDispatcher target, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.getWriter().print("before ");
        if (target != null) {
            target.include(request, response);
        }
        response.getWriter().print(" after");
    }
}
