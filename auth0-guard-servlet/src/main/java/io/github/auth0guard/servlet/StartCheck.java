package io.github.auth0guard.servlet;

import io.github.auth0guard.ConfigurationException;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be found out at start about how a filter is registered. */
final class StartCheck {
    private static final Logger LOG = LoggerFactory.getLogger(Auth0GuardFilter.class);
    private static final String INSTALLED = StartCheck.class.getName() + ".installed";

    private final ServletContext context;
    private final String filterName;

    StartCheck(ServletContext context, String filterName) {
        this.context = context;
        this.filterName = filterName;
    }

    /** From now on, a servlet without a re-check is an error. */
    static void insistOnRechecks(ServletContext context) {
        context.setAttribute(INSTALLED, true);
    }

    /** The filter's URL patterns; says so where they leave something out. */
    UrlPatterns urlPatterns() {
        FilterRegistration registration = context.getFilterRegistration(filterName);
        UrlPatterns patterns =
                new UrlPatterns(registration == null ? List.of() : List.copyOf(registration.getUrlPatternMappings()));
        if (!patterns.coverEverything()) {
            LOG.warn(
                    "Filter '{}' is mapped to {} and not to /*; what other paths reach is not guarded by it",
                    filterName,
                    patterns.patterns());
        }
        return patterns;
    }

    /**
     * Finds out whether dispatches by name can't get past.
     *
     * @throws ConfigurationException if the application was promised so, and it is not so
     */
    boolean everyServletIsRechecked(PolicyTable policies) {
        Set<String> missing = new TreeSet<>(policies.servlets());
        missing.removeAll(RecheckFilter.servlets(context));
        if (missing.isEmpty()) {
            return true;
        }
        if (Boolean.TRUE.equals(context.getAttribute(INSTALLED))) {
            throw new ConfigurationException(List.of("The servlets " + missing
                    + " were registered after Auth0Guard.install, which can't guard them any more; call it last"));
        }
        LOG.warn(
                "Filter '{}' is alone: it does not see dispatches by name to {}, nor forwards and includes unless it is"
                        + " mapped for all dispatcher types; register it with Auth0Guard.install",
                filterName,
                missing);
        return false;
    }

    /**
     * Checks that WebSocket upgrades don't get past.
     *
     * @throws ConfigurationException if the application was promised so, and it is not so
     */
    void requireUpgradesBehind() {
        if (!JettyUpgrades.areAnsweredBefore(filterName, context)) {
            return;
        }
        if (Boolean.TRUE.equals(context.getAttribute(INSTALLED))) {
            throw new ConfigurationException(
                    List.of(
                            "Jetty answers WebSocket upgrades in front of filter '" + filterName
                                    + "', without a token; configure WebSockets before all filters, and call Auth0Guard.install last"));
        }
        LOG.warn(
                "Jetty answers WebSocket upgrades in front of filter '{}', without a token; if there are endpoints, register"
                        + " the filter with Auth0Guard.install",
                filterName);
    }

    /**
     * Checks that nobody relies on an annotation that nothing reads.
     *
     * @throws ConfigurationException if a registered filter has one
     */
    void requireNoAnnotatedFilters() {
        List<String> problems = new ArrayList<>();
        context.getFilterRegistrations()
                .values()
                .forEach(registration -> ServletClass.load(context, registration.getClassName())
                        .filter(ServletClass::isAnnotated)
                        .ifPresent(type -> problems.add(type.name()
                                + " is a filter, so nothing would enforce its annotations; put them on servlets")));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }
}
