package io.github.auth0guard.acceptance.corpus;

import io.github.auth0guard.error.Reason;

/** A token that must be refused, and why. */
record Hostile(String name, String token, Reason reason) {
    @Override
    public String toString() {
        return name + ": " + reason;
    }
}
