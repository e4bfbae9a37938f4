package io.github.auth0guard.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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

    /** The text between two positions, which has to be ASCII. */
    static String of(byte[] ascii, int from, int to) {
        int length = to - from;
        if (length > 0) {
            String known = TABLE[slot(ascii[from], ascii[to - 1], length)];
            if (known != null && known.length() == length && startsWith(ascii, from, known)) {
                return known;
            }
        }
        return new String(ascii, from, length, ISO_8859_1);
    }

    private static boolean startsWith(byte[] ascii, int from, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (ascii[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int slot(int first, int last, int length) {
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
