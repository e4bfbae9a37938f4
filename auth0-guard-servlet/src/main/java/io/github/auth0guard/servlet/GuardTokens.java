package io.github.auth0guard.servlet;

import io.github.auth0guard.AccessToken;
import jakarta.servlet.DispatcherType;
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

    private final Map<Guard, Pass> byGuard;

    /**
     * The last time that a guard let the request pass.
     *
     * @param token the token that it needed, if any
     * @param target to what
     * @param dispatch on what kind of dispatch
     */
    private record Pass(Optional<AccessToken> token, Target target, DispatcherType dispatch) {
        boolean isOf(Target otherTarget, DispatcherType otherDispatch) {
            return dispatch == otherDispatch && target.equals(otherTarget);
        }
    }

    private GuardTokens(Map<Guard, Pass> byGuard) {
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
        return Optional.ofNullable(byGuard.get(guard)).flatMap(Pass::token);
    }

    /** Whether any guard has just let this very dispatch to this very target pass. */
    boolean hasJustPassedAny(Target target, DispatcherType dispatch) {
        for (Pass last : byGuard.values()) {
            if (last.isOf(target, dispatch)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the last thing that a guard let pass was this very dispatch to this very target. */
    boolean hasJustPassed(Guard guard, Target target, DispatcherType dispatch) {
        Pass last = byGuard.get(guard);
        return last != null && last.isOf(target, dispatch);
    }

    /** Remembers that a guard let the request pass. What it knows of the caller stays known where no token is needed. */
    void remember(Guard guard, Optional<AccessToken> token, Target target, ServletRequest request) {
        Pass pass = new Pass(token.or(() -> token(guard)), target, request.getDispatcherType());
        request.setAttribute(ATTRIBUTE, new GuardTokens(with(guard, pass)));
    }

    private Map<Guard, Pass> with(Guard guard, Pass pass) {
        if (byGuard.isEmpty()) {
            return Map.of(guard, pass);
        }
        Map<Guard, Pass> more = new LinkedHashMap<>(byGuard);
        more.put(guard, pass);
        return Collections.unmodifiableMap(more);
    }
}
