package io.github.auth0guard.servlet;

import io.github.auth0guard.http.HttpRequestView;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A servlet request as core sees it. */
record ServletRequestView(HttpServletRequest request) implements HttpRequestView {
    /** Servlet 6.0 §3.9: the client's own certificate first. */
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String url() {
        String query = request.getQueryString();
        return request.getRequestURL() + (query == null ? "" : "?" + query);
    }

    @Override
    public List<String> headers(String name) {
        // The API lets a container that hides headers return null.
        @Nullable Enumeration<String> values = request.getHeaders(name);
        return values == null ? List.of() : Collections.list(values);
    }

    @Override
    public List<String> parameters(String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }

    @Override
    public Optional<X509Certificate> clientCertificate() {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? Optional.of(chain[0])
                : Optional.empty();
    }
}
