package io.github.auth0guard.http;

import java.util.Arrays;
import java.util.Optional;

/** The authentication schemes that carry access tokens. */
enum Scheme {
    /** RFC 6750. */
    BEARER("Bearer"),
    /** RFC 9449 §7.1. */
    DPOP("DPoP");

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
        return Arrays.stream(values())
                .filter(scheme -> scheme.registered.equalsIgnoreCase(name))
                .findFirst();
    }
}
