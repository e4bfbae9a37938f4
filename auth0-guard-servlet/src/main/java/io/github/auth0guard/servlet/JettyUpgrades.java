package io.github.auth0guard.servlet;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Jetty answers WebSocket upgrades in a filter that it puts in front of those that are there already, and the Servlet API does
 * not show the order of filters; only Jetty itself does.
 */
final class JettyUpgrades {
    private static final String FILTER = ".websocket.servlet.WebSocketUpgradeFilter";

    private JettyUpgrades() {}

    /** Whether they are answered before a filter sees them; also if that can't be found out. */
    static boolean areAnsweredBefore(String filter, ServletContext context) {
        Optional<String> upgrades = context.getFilterRegistrations().keySet().stream()
                .filter(name -> name.startsWith("org.eclipse.jetty.") && name.endsWith(FILTER))
                .findFirst();
        if (upgrades.isEmpty()) {
            return false;
        }
        try {
            List<String> order =
                    order(context, upgrades.get().substring(0, upgrades.get().length() - FILTER.length()));
            return !order.contains(filter) || order.indexOf(upgrades.get()) < order.indexOf(filter);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return true;
        }
    }

    /** {@code ServletContextHandler.getServletContextHandler(context).getServletHandler().getFilterMappings()}. */
    private static List<String> order(ServletContext context, String jetty) throws ReflectiveOperationException {
        ClassLoader loader = context.getClass().getClassLoader();
        Class<?> handlerType = Class.forName(jetty + ".servlet.ServletContextHandler", true, loader);
        Object handler = handlerType
                .getMethod("getServletContextHandler", ServletContext.class)
                .invoke(null, context);
        Object servlets = handlerType.getMethod("getServletHandler").invoke(handler);
        Object mappings = Class.forName(jetty + ".servlet.ServletHandler", true, loader)
                .getMethod("getFilterMappings")
                .invoke(servlets);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Array.getLength(mappings); i++) {
            Object mapping = Array.get(mappings, i);
            names.add((String) mapping.getClass().getMethod("getFilterName").invoke(mapping));
        }
        return names;
    }
}
