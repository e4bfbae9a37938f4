package io.github.auth0guard.servlet;

import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InsufficientAuthenticationException;
import io.github.auth0guard.error.InsufficientScopeException;
import io.github.auth0guard.http.Refusal;
import io.github.auth0guard.http.Refusal.Header;
import io.github.auth0guard.http.RequestAuthenticator;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers what may not go on, as far as the kind of dispatch lets it. */
record Refuser(RequestAuthenticator authenticator, RefusalBody body) {
    private static final List<Header> NOT_ALLOWED = List.of(
            new Header("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"),
            new Header("Cache-Control", "no-store"),
            new Header("Content-Type", "application/problem+json"));

    /** RFC 9110 §9.3.8: TRACE would echo the credentials. */
    private static final Refusal TRACE = new Refusal(
            HttpServletResponse.SC_METHOD_NOT_ALLOWED,
            NOT_ALLOWED,
            "{\"type\":\"about:blank\",\"title\":\"Method Not Allowed\",\"status\":405,\"detail\":\"TRACE is not"
                    + " accepted\"}");

    void refuseTrace(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(TRACE, request, response);
    }

    /**
     * Runs the rest of the chain, and answers in its place where a servlet checked a rule itself or included another that
     * was refused.
     */
    void proceed(FilterChain chain, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (InsufficientScopeException | InsufficientAuthenticationException e) {
            refuse(e, request, response);
        } catch (ServletException | RuntimeException e) {
            Optional<AuthException> refused = refusalIn(e);
            if (refused.isEmpty() || response.isCommitted()) {
                throw e;
            }
            refuse(refused.get(), request, response);
        }
    }

    /** Frameworks and template engines wrap what a handler throws, some of them twice. */
    private static Optional<AuthException> refusalIn(Exception thrown) {
        Throwable each = thrown;
        for (int depth = 0; each != null && depth < 8; depth++) {
            if (each instanceof DispatchRefusedException dispatch) {
                return Optional.of(dispatch.refusal());
            }
            if (each instanceof InsufficientScopeException || each instanceof InsufficientAuthenticationException) {
                return Optional.of((AuthException) each);
            }
            each = each.getCause();
        }
        return Optional.empty();
    }

    void refuse(AuthException why, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Refusal refusal = authenticator.refuse(why, new ServletRequestView(request));
        DispatcherType dispatch = request.getDispatcherType();
        if (dispatch == DispatcherType.ERROR) {
            // The error has its status already, and no page is better than one that the caller may not see.
            return;
        }
        if (dispatch == DispatcherType.INCLUDE || response.isCommitted()) {
            throw new DispatchRefusedException(why);
        }
        send(refusal, request, response);
    }

    private void send(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.resetBuffer();
        response.setStatus(refusal.status());
        Set<String> seen = new HashSet<>();
        for (Header header : refusal.headers()) {
            if (seen.add(header.name())) {
                response.setHeader(header.name(), header.value());
            } else {
                response.addHeader(header.name(), header.value());
            }
        }
        if (!request.getMethod().equals("HEAD")) {
            body.write(refusal, request, response);
        }
    }
}
