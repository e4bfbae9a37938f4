package io.github.auth0guard.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.ArrayList;
import java.util.List;

/** The guards of one application, for the re-checks at its servlets; kept in the application's context. */
final class StartedGuards {
    private static final String ATTRIBUTE = StartedGuards.class.getName();

    private final List<Guard> guards;

    private StartedGuards(List<Guard> guards) {
        this.guards = List.copyOf(guards);
    }

    static List<Guard> of(ServletContext context) {
        return context.getAttribute(ATTRIBUTE) instanceof StartedGuards started ? started.guards : List.of();
    }

    /**
     * All guards, for a decision that must not miss one.
     *
     * @throws ServletException if one has not started: some containers start a filter when the first request comes by
     */
    static List<Guard> all(int registered, ServletContext context) throws ServletException {
        List<Guard> started = of(context);
        if (started.size() < registered) {
            throw new ServletException(
                    "A guard of this application has not started, so its servlets stay closed; let the"
                            + " container start filters eagerly (Undertow: setEagerFilterInit)");
        }
        return started;
    }

    /** How many guards the application has, started or not. */
    static int registered(ServletContext context) {
        return (int) context.getFilterRegistrations().values().stream()
                .filter(filter -> Auth0GuardFilter.class.getName().equals(filter.getClassName()))
                .count();
    }

    static synchronized void add(Guard guard, ServletContext context) {
        List<Guard> more = new ArrayList<>(of(context));
        more.add(guard);
        context.setAttribute(ATTRIBUTE, new StartedGuards(more));
    }

    static synchronized void remove(Guard guard, ServletContext context) {
        List<Guard> fewer = new ArrayList<>(of(context));
        fewer.remove(guard);
        context.setAttribute(ATTRIBUTE, new StartedGuards(fewer));
    }
}
