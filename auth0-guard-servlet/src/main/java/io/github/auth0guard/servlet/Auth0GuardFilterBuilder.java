package io.github.auth0guard.servlet;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.http.RequestAuthenticator;
import java.security.Principal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Configures an {@link Auth0GuardFilter}. Not thread-safe. */
public final class Auth0GuardFilterBuilder {
    final RequestAuthenticator authenticator;
    Policy policy = Policy.builder().build();
    Set<SuspiciousPath> allowed = EnumSet.noneOf(SuspiciousPath.class);
    Function<AccessToken, ? extends Principal> principal = TokenPrincipal::new;
    RefusalBody refusalBody = RefusalBody.PROBLEM;

    Auth0GuardFilterBuilder(RequestAuthenticator authenticator) {
        this.authenticator = Objects.requireNonNull(authenticator, "authenticator");
    }

    /**
     * Says what servlets need that can't be annotated.
     *
     * @param policy the policy
     * @return this builder
     */
    public Auth0GuardFilterBuilder policy(Policy policy) {
        this.policy = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Lets requests through whose path is answered with 400 by default. Only for what the application needs, and only if
     * every proxy in front reads such paths the same way.
     *
     * @param paths what to allow
     * @return this builder
     */
    public Auth0GuardFilterBuilder allow(SuspiciousPath... paths) {
        allowed.addAll(Arrays.asList(paths));
        return this;
    }

    /**
     * Chooses what {@code getUserPrincipal()} returns, by default a {@link TokenPrincipal}.
     *
     * @param principal makes a principal from a verified token; thread-safe, never null
     * @return this builder
     */
    public Auth0GuardFilterBuilder principal(Function<AccessToken, ? extends Principal> principal) {
        this.principal = Objects.requireNonNull(principal, "principal");
        return this;
    }

    /**
     * Chooses the form of refusals' bodies, by default {@link RefusalBody#PROBLEM}.
     *
     * @param refusalBody writes them
     * @return this builder
     */
    public Auth0GuardFilterBuilder refusalBody(RefusalBody refusalBody) {
        this.refusalBody = Objects.requireNonNull(refusalBody, "refusalBody");
        return this;
    }

    /**
     * Builds the filter.
     *
     * @return the filter
     */
    public Auth0GuardFilter build() {
        return new Auth0GuardFilter(this);
    }
}
