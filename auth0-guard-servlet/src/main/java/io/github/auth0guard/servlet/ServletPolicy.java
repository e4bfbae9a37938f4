package io.github.auth0guard.servlet;

import java.util.List;

/** What the requests need that one servlet answers. Immutable. */
interface ServletPolicy {
    /** The requirement for a target that the servlet is about to answer; refused rather than absent. */
    Requirement find(Target target);

    /** All requirements for people to read: each route and method, {@code *} for what is not named. */
    List<Line> lines();

    /** One line of {@link #lines()}; the route is empty where the path does not matter. */
    record Line(String route, String method, Requirement requirement) {}
}
