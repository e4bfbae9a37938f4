package io.github.auth0guard.http;

/** What credentials may look like (RFC 9110 §11.2, {@code token68}). Judged in one pass. */
final class Token68 {
    private static final boolean[] ALLOWED = allowed();

    private Token68() {}

    /** Letters, digits and a few others, at least one, and then nothing but equals signs. */
    static boolean matches(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c >= ALLOWED.length || !ALLOWED[c]) {
                return false;
            }
        }
        return end > 0;
    }

    private static boolean[] allowed() {
        boolean[] allowed = new boolean[128];
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/"
                .chars()
                .forEach(c -> allowed[c] = true);
        return allowed;
    }
}
