package io.github.auth0guard.http;

/**
 * A token as a request presents it.
 *
 * @param scheme how it wants to be judged
 * @param token its text: token68 characters, nothing else is known of it
 */
record Credentials(Scheme scheme, String token) {
    /** Without the token, which is a secret. */
    @Override
    public String toString() {
        return "Credentials[scheme=" + scheme + "]";
    }
}
