package io.github.auth0guard.servlet;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What makes a request path mean different things to different readers (proxy, container, framework), and so is answered
 * with 400 before anything else. Each can be allowed on its own: {@link Auth0GuardFilterBuilder#allow}.
 */
public enum SuspiciousPath {
    /** A path parameter: {@code /a;x=1/b}, and {@code %3B}. */
    SEMICOLON(";|%3[Bb]"),
    /** An empty segment: {@code //}. */
    DOUBLE_SLASH("//"),
    /** A backslash, plain or as {@code %5C}. */
    BACKSLASH("\\\\|%5[Cc]"),
    /** A slash in disguise: {@code %2F}. */
    ENCODED_SLASH("%2[Ff]"),
    /** A dot in disguise: {@code %2E}. */
    ENCODED_DOT("%2[Ee]"),
    /** A percent sign in disguise, for whoever decodes twice: {@code %25}. */
    ENCODED_PERCENT("%25"),
    /** A segment of one or two dots. */
    DOT_SEGMENT("(?:^|/)\\.\\.?(?:/|;|$)"),
    /** NUL and the other control characters, plain or encoded, and {@code %7F}. */
    CONTROL_CHARACTER("[\\x00-\\x1f\\x7f]|%[01][0-9A-Fa-f]|%7[Ff]"),
    /** A percent sign that two hexadecimal digits don't follow. */
    BROKEN_ENCODING("%(?![0-9A-Fa-f]{2})"),
    /** No slash at the start, as in {@code OPTIONS *}. */
    NO_LEADING_SLASH("^(?!/)");

    private final Pattern pattern;

    SuspiciousPath(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /**
     * Looks for anything suspicious.
     *
     * @param raw the path as it was sent, not decoded, without the query
     */
    static Optional<SuspiciousPath> find(String raw, Set<SuspiciousPath> allowed) {
        return EnumSet.allOf(SuspiciousPath.class).stream()
                .filter(each ->
                        !allowed.contains(each) && each.pattern.matcher(raw).find())
                .findFirst();
    }
}
