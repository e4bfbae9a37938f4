package io.github.auth0guard.acceptance.servlet.suite;

import io.github.auth0guard.servlet.RequiresScope;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Gives its secret away for any method, known or not. */
@RequiresScope("secret")
public class SecretServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    static final String SECRET = "THE-SECRET";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Secret", SECRET);
        response.getWriter().print(SECRET);
    }
}
