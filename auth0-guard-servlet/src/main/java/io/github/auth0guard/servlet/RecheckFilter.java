package io.github.auth0guard.servlet;

import io.github.auth0guard.error.AuthException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Decides once more, right in front of one servlet whose name it knows. It catches what a filter on a URL can't see: dispatches
 * by name, and requests that a filter in between has changed.
 */
final class RecheckFilter implements Filter {
    private static final String NAME_PREFIX = RecheckFilter.class.getName() + ":";

    private final String servlet;
    private final ServletContext context;
    private volatile int guards;

    private RecheckFilter(String servlet, ServletContext context) {
        this.servlet = servlet;
        this.context = context;
    }

    /** Puts one in front of every servlet that is registered so far and has none. */
    static void register(ServletContext context) {
        for (String servlet : context.getServletRegistrations().keySet()) {
            FilterRegistration.Dynamic registration =
                    context.addFilter(NAME_PREFIX + servlet, new RecheckFilter(servlet, context));
            if (registration != null) {
                registration.setAsyncSupported(true);
                registration.addMappingForServletNames(EnumSet.allOf(DispatcherType.class), true, servlet);
            }
        }
    }

    /** The servlets that have one. */
    static Set<String> servlets(ServletContext context) {
        Set<String> servlets = new HashSet<>();
        context.getFilterRegistrations().forEach((name, registration) -> {
            if (name.startsWith(NAME_PREFIX)) {
                servlets.add(name.substring(NAME_PREFIX.length()));
            }
        });
        return servlets;
    }

    @Override
    public void init(FilterConfig config) {
        guards = StartedGuards.registered(context);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
            throw new ServletException("Auth0GuardFilter guards HTTP only");
        }
        Target target = Target.of(servlet, http);
        HttpServletRequest admitted = http;
        for (Guard guard : responsible(target, http)) {
            if (http.getMethod().equals("TRACE")) {
                guard.refuser().refuseTrace(http, answer);
                return;
            }
            try {
                admitted = guard.recheck(target, admitted, answer);
            } catch (AuthException e) {
                guard.refuser().refuse(e, http, answer);
                return;
            }
        }
        chain.doFilter(admitted, response);
    }

    /**
     * The guards that the request came by. Where none of them has seen this dispatch, it went by name, and those that this
     * servlet belongs to judge it as well.
     */
    private Set<Guard> responsible(Target target, HttpServletRequest request) throws ServletException {
        GuardTokens tokens = GuardTokens.of(request);
        if (tokens.hasJustPassedAny(target, request.getDispatcherType())) {
            return tokens.guards();
        }
        Set<Guard> responsible = new LinkedHashSet<>(tokens.guards());
        StartedGuards.all(guards, context).stream()
                .filter(guard -> guard.guards(servlet))
                .forEach(responsible::add);
        return responsible;
    }
}
