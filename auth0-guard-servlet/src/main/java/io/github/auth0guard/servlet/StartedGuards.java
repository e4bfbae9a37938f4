package io.github.auth0guard.servlet;

import jakarta.servlet.ServletContext;
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

    static void add(Guard guard, ServletContext context) {
        List<Guard> more = new ArrayList<>(of(context));
        more.add(guard);
        context.setAttribute(ATTRIBUTE, new StartedGuards(more));
    }

    static void remove(Guard guard, ServletContext context) {
        List<Guard> fewer = new ArrayList<>(of(context));
        fewer.remove(guard);
        context.setAttribute(ATTRIBUTE, new StartedGuards(fewer));
    }
}
