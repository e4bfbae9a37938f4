package io.github.auth0guard.servlet;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes a request path mean different things to different readers (proxy, container, framework), and so is answered
 * with 400 before anything else. Each can be allowed on its own: {@link Auth0GuardFilterBuilder#allow}.
 */
public enum SuspiciousPath {
    /** A path parameter: {@code /a;x=1/b}, and {@code %3B}. */
    SEMICOLON,
    /** An empty segment: {@code //}. */
    DOUBLE_SLASH,
    /** A backslash, plain or as {@code %5C}. */
    BACKSLASH,
    /** A slash in disguise: {@code %2F}. */
    ENCODED_SLASH,
    /** A dot in disguise: {@code %2E}. */
    ENCODED_DOT,
    /** A percent sign in disguise, for whoever decodes twice: {@code %25}. */
    ENCODED_PERCENT,
    /** A segment of one or two dots. */
    DOT_SEGMENT,
    /** NUL and the other control characters, plain or encoded, and {@code %7F}. */
    CONTROL_CHARACTER,
    /** A percent sign that two hexadecimal digits don't follow. */
    BROKEN_ENCODING,
    /** No slash at the start, as in {@code OPTIONS *}. */
    NO_LEADING_SLASH;

    /**
     * Looks for anything suspicious, in one pass: it stands in front of every request.
     *
     * @param raw the path as it was sent, not decoded, without the query
     */
    static Optional<SuspiciousPath> find(String raw, Set<SuspiciousPath> allowed) {
        if (!raw.startsWith("/") && !allowed.contains(NO_LEADING_SLASH)) {
            return Optional.of(NO_LEADING_SLASH);
        }
        for (int i = 0; i < raw.length(); i++) {
            @Nullable SuspiciousPath found = at(raw, i);
            if (found != null && !allowed.contains(found)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static @Nullable SuspiciousPath at(String raw, int index) {
        char c = raw.charAt(index);
        return switch (c) {
            case '%' -> encoded(raw, index + 1);
            case '/' -> raw.startsWith("//", index) ? DOUBLE_SLASH : null;
            case '.' -> startsSegment(raw, index) && isDotSegment(raw, index) ? DOT_SEGMENT : null;
            default -> plain(c);
        };
    }

    private static @Nullable SuspiciousPath plain(int c) {
        return switch (c) {
            case ';' -> SEMICOLON;
            case '\\' -> BACKSLASH;
            default -> c < ' ' || c == 0x7f ? CONTROL_CHARACTER : null;
        };
    }

    private static @Nullable SuspiciousPath encoded(String raw, int start) {
        int high = digit(raw, start);
        int low = digit(raw, start + 1);
        if (high < 0 || low < 0) {
            return BROKEN_ENCODING;
        }
        int decoded = high << 4 | low;
        return switch (decoded) {
            case '/' -> ENCODED_SLASH;
            case '.' -> ENCODED_DOT;
            case '%' -> ENCODED_PERCENT;
            default -> plain(decoded);
        };
    }

    /** Of ASCII only, unlike {@link Character#digit}. */
    private static int digit(String raw, int index) {
        return index < raw.length() && raw.charAt(index) < 0x80 ? Character.digit(raw.charAt(index), 16) : -1;
    }

    private static boolean startsSegment(String raw, int index) {
        return index == 0 || raw.charAt(index - 1) == '/';
    }

    /** A path parameter ends a segment as well. */
    private static boolean isDotSegment(String raw, int start) {
        int end = raw.startsWith("..", start) ? start + 2 : start + 1;
        return end == raw.length() || raw.charAt(end) == '/' || raw.charAt(end) == ';';
    }
}
