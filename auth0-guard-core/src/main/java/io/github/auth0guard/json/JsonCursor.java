package io.github.auth0guard.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.auth0guard.json.JsonSyntaxException.Rule;

/**
 * A place in a document's bytes that moves forward. Bytes rather than characters: they are looked at where they are, and
 * UTF-8 beyond ASCII, which few tokens have, is negative numbers.
 */
final class JsonCursor {
    /** The smallest code point that needs one, two, three more bytes (RFC 3629 §3). */
    private static final int[] SMALLEST = {0, 0x80, 0x800, 0x10000};

    private final byte[] utf8;
    private int at;

    JsonCursor(byte[] utf8) {
        this.utf8 = utf8;
    }

    int position() {
        return at;
    }

    boolean isAtEnd() {
        return at == utf8.length;
    }

    byte peek() throws JsonSyntaxException {
        if (at == utf8.length) {
            throw grammar("document ends early");
        }
        return utf8[at];
    }

    byte next() throws JsonSyntaxException {
        byte b = peek();
        at++;
        return b;
    }

    void expect(char c) throws JsonSyntaxException {
        if (peek() != c) {
            throw unexpected("unexpected character");
        }
        at++;
    }

    /** Whether the next byte was this one, and is behind now. */
    boolean skip(char c) {
        if (at < utf8.length && utf8[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    void skipSpace() {
        while (at < utf8.length && isSpace(utf8[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    void skipDigits() {
        while (at < utf8.length && utf8[at] >= '0' && utf8[at] <= '9') {
            at++;
        }
    }

    /** To the next quote, or to the first byte that needs a closer look; says whether it is the quote. */
    boolean skipPlain() throws JsonSyntaxException {
        byte[] bytes = utf8;
        for (int i = at; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b == '"' || b == '\\' || b < ' ') {
                at = i;
                return b == '"';
            }
        }
        throw grammar("document ends early");
    }

    /** The text between two positions, which has to be ASCII. */
    String ascii(int from, int to) {
        return new String(utf8, from, to - from, ISO_8859_1);
    }

    /** The integer between two positions: digits, few enough for a long, after a minus or nothing. */
    long integer(int from, int to) {
        boolean isNegative = utf8[from] == '-';
        long magnitude = 0;
        for (int i = isNegative ? from + 1 : from; i < to; i++) {
            magnitude = 10 * magnitude + utf8[i] - '0';
        }
        return isNegative ? -magnitude : magnitude;
    }

    /** The text between two positions for whoever makes no string of it. */
    char[] characters(int from, int to) {
        char[] characters = new char[to - from];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = (char) utf8[from + i];
        }
        return characters;
    }

    /** A member name between two positions, which has to be ASCII. */
    String name(int from, int to) {
        return MemberNames.of(utf8, from, to);
    }

    /** RFC 3629 §3 and §4: one character, in its shortest form, no surrogate, nothing above U+10FFFF. */
    int codePoint() throws JsonSyntaxException {
        int lead = next() & 0xFF;
        if (lead < 0x80) {
            return lead;
        }
        int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        int point = lead & (0x3F >> more);
        for (int i = 0; i < more; i++) {
            int next = isAtEnd() ? 0 : utf8[at++] & 0xFF;
            if (next >> 6 != 0b10) {
                throw malformed();
            }
            point = (point << 6) | (next & 0x3F);
        }
        boolean isLead = lead >= 0xC0 && lead < 0xF8;
        if (!isLead || point < SMALLEST[more] || !Character.isValidCodePoint(point) || isSurrogate(point)) {
            throw malformed();
        }
        return point;
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static JsonSyntaxException malformed() {
        return new JsonSyntaxException(Rule.ENCODING, "not UTF-8");
    }

    static JsonSyntaxException grammar(String message) {
        return new JsonSyntaxException(Rule.GRAMMAR, message);
    }

    /** The next character is not one that may stand here; or it is none at all, which another rule says. */
    JsonSyntaxException unexpected(String message) throws JsonSyntaxException {
        codePoint();
        return grammar(message);
    }
}
