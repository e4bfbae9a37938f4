package io.github.auth0guard.acceptance.servlet.suite;

import io.github.auth0guard.servlet.RequiresScope;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Needs one scope to read, another to write, and a third to patch, which HttpServlet knows from Servlet 6.1 on. */
@RequiresScope("secret")
public class MethodsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    @RequiresScope("read")
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        tell("READ", response);
    }

    @Override
    @RequiresScope("write")
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        tell("WRITTEN", response);
    }

    @RequiresScope("patch")
    protected void doPatch(HttpServletRequest request, HttpServletResponse response) throws IOException {
        tell("PATCHED", response);
    }

    private static void tell(String what, HttpServletResponse response) throws IOException {
        response.setHeader("X-Done", what);
        response.getWriter().print(what);
    }
}
