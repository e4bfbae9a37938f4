package io.github.auth0guard.servlet;

import io.github.auth0guard.http.HttpRequestView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A servlet request as core sees it. */
record ServletRequestView(HttpServletRequest request) implements HttpRequestView {
    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public List<String> headers(String name) {
        // The API lets a container that hides headers return null.
        @Nullable Enumeration<String> values = request.getHeaders(name);
        return values == null ? List.of() : Collections.list(values);
    }
}
