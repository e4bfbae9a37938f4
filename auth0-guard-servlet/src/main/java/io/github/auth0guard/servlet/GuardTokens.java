package io.github.auth0guard.servlet;

import io.github.auth0guard.AccessToken;
import jakarta.servlet.ServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the guards of an application have found out about one request. It travels as an attribute of the request, because a
 * wrapper gets lost where an asynchronous dispatch goes back to the container's own request. Immutable.
 */
final class GuardTokens {
    private static final String ATTRIBUTE = GuardTokens.class.getName();
    private static final GuardTokens NONE = new GuardTokens(Map.of());

    private final Map<Guard, Optional<AccessToken>> byGuard;

    private GuardTokens(Map<Guard, Optional<AccessToken>> byGuard) {
        this.byGuard = byGuard;
    }

    static GuardTokens of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof GuardTokens tokens ? tokens : NONE;
    }

    /** The guards that have let the request pass so far, the first one first. */
    Set<Guard> guards() {
        return byGuard.keySet();
    }

    Optional<AccessToken> token(Guard guard) {
        return byGuard.getOrDefault(guard, Optional.empty());
    }

    /** Remembers that a guard let the request pass, and by which token, if it needed one. */
    void remember(Guard guard, Optional<AccessToken> token, ServletRequest request) {
        if (byGuard.containsKey(guard) && token.isEmpty()) {
            return;
        }
        Map<Guard, Optional<AccessToken>> more = new LinkedHashMap<>(byGuard);
        more.put(guard, token);
        request.setAttribute(ATTRIBUTE, new GuardTokens(Collections.unmodifiableMap(more)));
    }
}
