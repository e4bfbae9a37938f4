package io.github.auth0guard.servlet;

import io.github.auth0guard.ConfigurationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requirements by path and method, for a servlet that is a framework's front controller. What no route covers is refused. */
final class RoutePolicy implements ServletPolicy {
    /** The most specific first: the first that fits a path is the one that counts. */
    private final Map<RouteTemplate, MethodPolicy> routes = new LinkedHashMap<>();

    /**
     * Puts the routes in order.
     *
     * @throws ConfigurationException if two of them fit the same paths
     */
    RoutePolicy(Map<RouteTemplate, MethodPolicy> routes) {
        List<RouteTemplate> order = new ArrayList<>(routes.keySet());
        order.sort(RouteTemplate.MOST_SPECIFIC_FIRST);
        for (int i = 1; i < order.size(); i++) {
            if (RouteTemplate.MOST_SPECIFIC_FIRST.compare(order.get(i - 1), order.get(i)) == 0) {
                throw new ConfigurationException(List.of("The routes " + order.get(i - 1) + " and " + order.get(i)
                        + " fit the same paths; write one of them"));
            }
        }
        order.forEach(template -> this.routes.put(template, routes.getOrDefault(template, REFUSED)));
    }

    private static final MethodPolicy REFUSED = MethodPolicy.all(Requirement.REFUSED);

    @Override
    public Requirement find(Target target) {
        return RouteTemplate.segments(target.path())
                .flatMap(path -> routes.entrySet().stream()
                        .filter(route -> route.getKey().fits(path))
                        .findFirst())
                .map(route -> route.getValue().forMethod(target.method()))
                .orElse(Requirement.REFUSED);
    }

    @Override
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        routes.forEach((template, methods) -> methods.lines()
                .forEach(line -> lines.add(new Line(template.toString(), line.method(), line.requirement()))));
        lines.add(new Line("/**", "*", Requirement.REFUSED));
        return lines;
    }
}
