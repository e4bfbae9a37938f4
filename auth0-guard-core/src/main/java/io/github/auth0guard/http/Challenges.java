package io.github.auth0guard.http;

import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InsufficientAuthenticationException;
import io.github.auth0guard.error.InsufficientScopeException;
import io.github.auth0guard.error.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The challenges of an answer: one for each accepted scheme, Bearer first, and the error in only one of them (RFC 9449
 * §7.1).
 */
final class Challenges {
    private final String realm;
    private final List<Scheme> schemes;
    private final List<String> dpopAlgorithms;
    private final @Nullable String metadataUrl;

    Challenges(String realm, Set<Scheme> schemes, List<String> dpopAlgorithms, @Nullable String metadataUrl) {
        this.realm = realm;
        this.schemes = schemes.stream().sorted().toList();
        this.dpopAlgorithms = List.copyOf(dpopAlgorithms);
        this.metadataUrl = metadataUrl;
    }

    List<Challenge> of(RefusalKind kind, AuthException exception, Optional<Scheme> usedScheme) {
        if (kind == RefusalKind.UNAVAILABLE) {
            return List.of();
        }
        Optional<Scheme> blamed = kind == RefusalKind.MISSING
                ? Optional.empty()
                : Optional.of(blamed(kind, exception.reason(), usedScheme));
        return schemes.stream()
                .map(scheme -> challenge(scheme, kind, exception, blamed.filter(scheme::equals)))
                .toList();
    }

    /** A bound token sent as a bearer token needs the other scheme, so it is that one's challenge that says so. */
    private Scheme blamed(RefusalKind kind, Reason reason, Optional<Scheme> usedScheme) {
        Scheme wanted = kind.isAboutDpop() || reason == Reason.BOUND_TOKEN_AS_BEARER
                ? Scheme.DPOP
                : usedScheme.orElse(Scheme.BEARER);
        return schemes.contains(wanted) ? wanted : schemes.get(0);
    }

    private Challenge challenge(Scheme scheme, RefusalKind kind, AuthException exception, Optional<Scheme> blamedSelf) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (blamedSelf.isPresent()) {
            putError(parameters, kind, exception);
        } else if (scheme == Scheme.BEARER) {
            parameters.put("realm", realm);
        }
        if (scheme == Scheme.DPOP) {
            parameters.put("algs", String.join(" ", dpopAlgorithms));
        }
        // RFC 9728 §5.1
        if (metadataUrl != null && kind.status() == 401) {
            parameters.put("resource_metadata", metadataUrl);
        }
        return new Challenge(scheme.registered(), parameters);
    }

    private static void putError(Map<String, String> parameters, RefusalKind kind, AuthException exception) {
        parameters.put("error", kind.error());
        if (exception instanceof InsufficientScopeException insufficient) {
            putIfAny(parameters, "scope", String.join(" ", insufficient.scopes()));
        } else if (exception instanceof InsufficientAuthenticationException insufficient) {
            parameters.put("error_description", exception.getMessage());
            putIfAny(parameters, "acr_values", String.join(" ", insufficient.acrValues()));
            insufficient.maxAge().ifPresent(age -> parameters.put("max_age", Long.toString(age.toSeconds())));
        } else {
            parameters.put("error_description", exception.getMessage());
        }
    }

    private static void putIfAny(Map<String, String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.put(name, value);
        }
    }
}
