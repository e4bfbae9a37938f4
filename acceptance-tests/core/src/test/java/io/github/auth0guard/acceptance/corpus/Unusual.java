package io.github.auth0guard.acceptance.corpus;

/** A token that no Auth0 tenant issues like this, but that is good. */
record Unusual(String name, String token) {
    @Override
    public String toString() {
        return Hostile.printable(name);
    }
}
