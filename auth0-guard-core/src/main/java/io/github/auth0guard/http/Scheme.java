package io.github.auth0guard.http;

import java.util.List;
import java.util.Optional;

/** The authentication schemes that carry access tokens. */
enum Scheme {
    /** RFC 6750. */
    BEARER("Bearer"),
    /** RFC 9449 §7.1. */
    DPOP("DPoP");

    private static final List<Scheme> ALL = List.of(values());

    private final String registered;

    Scheme(String registered) {
        this.registered = registered;
    }

    /** As challenges write it. */
    String registered() {
        return registered;
    }

    /** RFC 9110 §11.1: schemes compare without case. */
    static Optional<Scheme> named(String name) {
        for (Scheme scheme : ALL) {
            if (scheme.registered.equalsIgnoreCase(name)) {
                return Optional.of(scheme);
            }
        }
        return Optional.empty();
    }
}
