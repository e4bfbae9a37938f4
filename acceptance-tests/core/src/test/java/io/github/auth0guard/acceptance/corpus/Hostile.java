package io.github.auth0guard.acceptance.corpus;

import io.github.auth0guard.error.Reason;

/**
 * A token that must be refused, and why.
 *
 * @param name what is wrong with it, unique
 * @param token the text as it is sent
 * @param reason what must be said of it
 */
record Hostile(String name, String token, Reason reason) {
    static String printable(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().limit(60).forEach(c -> {
            if (c >= ' ' && c < 0x7f) {
                out.append((char) c);
            } else {
                out.append(String.format("\\u%04x", c));
            }
        });
        return out.toString();
    }

    @Override
    public String toString() {
        return printable(name) + " is " + reason;
    }
}
