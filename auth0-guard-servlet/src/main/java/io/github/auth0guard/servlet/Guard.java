package io.github.auth0guard.servlet;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.http.HttpRequestView;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.servlet.Requirement.Credentials;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides on one dispatch to one target; shared by the filter in front and the re-checks at each servlet. Who the caller is,
 * is found out once a request; whether that is enough is decided on every dispatch anew.
 */
final class Guard {
    private final RequestAuthenticator authenticator;
    private final PolicyTable policies;
    private final Function<AccessToken, ? extends Principal> principal;
    private final Refuser refuser;
    private final UrlPatterns mappedTo;

    Guard(Auth0GuardFilterBuilder configured, PolicyTable policies, UrlPatterns mappedTo) {
        this.authenticator = configured.authenticator;
        this.policies = policies;
        this.principal = configured.principal;
        this.refuser = new Refuser(configured.authenticator, configured.refusalBody);
        this.mappedTo = mappedTo;
    }

    PolicyTable policies() {
        return policies;
    }

    Refuser refuser() {
        return refuser;
    }

    /** Whether a servlet lies in the part of the application that this guard is mapped to. */
    boolean guards(String servlet) {
        return mappedTo.cover(policies.mappings(servlet));
    }

    /**
     * Judges a dispatch.
     *
     * @return the request to go on with
     * @throws AuthException if it may not go on
     */
    HttpServletRequest admit(Target target, HttpServletRequest request, HttpServletResponse response) {
        GuardTokens known = GuardTokens.of(request);
        Requirement needed = policies.find(target);
        Optional<AccessToken> token = isOpen(needed, target, request)
                ? Optional.empty()
                : authenticate(needed, known.token(this), request, response);
        token.ifPresent(needed::check);
        known.remember(this, token, target, request);
        token.ifPresent(verified -> Auth0Guard.attach(verified, request));
        return token.<HttpServletRequest>map(verified -> GuardedRequest.of(request, verified, principal))
                .orElse(request);
    }

    /**
     * Judges a dispatch that came by the front guard a moment ago, if it goes anywhere else than it seemed there.
     *
     * @return the request to go on with
     * @throws AuthException if it may not go on
     */
    HttpServletRequest recheck(Target target, HttpServletRequest request, HttpServletResponse response) {
        return GuardTokens.of(request).hasJustPassed(this, target, request.getDispatcherType())
                ? request
                : admit(target, request, response);
    }

    private boolean isOpen(Requirement needed, Target target, HttpServletRequest request) {
        return needed.is(Credentials.NONE)
                || (!needed.is(Credentials.REFUSED)
                        && Preflight.isGenuine(request)
                        && policies.answersPreflight(target));
    }

    private Optional<AccessToken> authenticate(
            Requirement needed, Optional<AccessToken> known, HttpServletRequest request, HttpServletResponse response) {
        if (known.isPresent()) {
            // In the first dispatch that was a moment ago; an asynchronous one may come much later.
            return request.getDispatcherType() == DispatcherType.REQUEST ? known : known.map(authenticator::reverify);
        }
        HttpRequestView view = new ServletRequestView(request);
        if (needed.is(Credentials.OPTIONAL) && !authenticator.hasCredentials(view)) {
            return Optional.empty();
        }
        AccessToken token = authenticator.authenticate(view);
        authenticator.responseHeaders(view).forEach(header -> response.addHeader(header.name(), header.value()));
        return Optional.of(token);
    }
}
