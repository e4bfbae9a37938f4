package io.github.auth0guard.json;

import org.jspecify.annotations.Nullable;

/**
 * The member names that nearly every token has (RFC 7515 §4.1, RFC 7519 §4.1, RFC 9068 §2.2 and Auth0's own), so that
 * reading one makes neither a new string nor a new hash.
 */
final class MemberNames {
    private static final String[] KNOWN = {
        "alg",
        "kid",
        "typ",
        "iss",
        "sub",
        "aud",
        "exp",
        "iat",
        "nbf",
        "jti",
        "azp",
        "gty",
        "scope",
        "client_id",
        "permissions",
        "org_id",
        "org_name",
        "cnf",
        "jkt",
        "auth_time",
        "acr",
        "amr"
    };

    private static final int SLOTS = 256;
    private static final @Nullable String[] TABLE = table();

    private MemberNames() {}

    /** The text between two positions. */
    static String of(String text, int from, int to) {
        if (from < to) {
            String known = TABLE[slot(text.charAt(from), text.charAt(to - 1), to - from)];
            if (known != null && known.length() == to - from && text.startsWith(known, from)) {
                return known;
            }
        }
        return text.substring(from, to);
    }

    private static int slot(char first, char last, int length) {
        return (first * 7 + last * 31 + length * 3) % SLOTS;
    }

    /** Of two names that share a slot the first stays; the other is only slower. */
    private static @Nullable String[] table() {
        @Nullable String[] table = new @Nullable String[SLOTS];
        for (String name : KNOWN) {
            int slot = slot(name.charAt(0), name.charAt(name.length() - 1), name.length());
            table[slot] = table[slot] == null ? name : table[slot];
        }
        return table;
    }
}
