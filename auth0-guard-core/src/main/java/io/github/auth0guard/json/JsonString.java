package io.github.auth0guard.json;

import io.github.auth0guard.json.JsonSyntaxException.Rule;

/** Reads strings (RFC 8259 §7). Nearly all are ASCII without escapes and are taken as they stand. */
final class JsonString {
    private JsonString() {}

    static String read(JsonCursor cursor) throws JsonSyntaxException {
        cursor.expect('"');
        int start = cursor.position();
        return cursor.skipPlain() ? cursor.ascii(start, end(cursor)) : unusual(cursor, start);
    }

    /** The same for a member's name, of which few are new. */
    static String readName(JsonCursor cursor) throws JsonSyntaxException {
        cursor.expect('"');
        int start = cursor.position();
        return cursor.skipPlain() ? cursor.name(start, end(cursor)) : unusual(cursor, start);
    }

    private static int end(JsonCursor cursor) throws JsonSyntaxException {
        int end = cursor.position();
        cursor.expect('"');
        return end;
    }

    /** One with an escape or a character beyond ASCII; what came before the cursor is plain. */
    private static String unusual(JsonCursor cursor, int start) throws JsonSyntaxException {
        StringBuilder value = new StringBuilder(cursor.ascii(start, cursor.position()));
        while (true) {
            int point = cursor.codePoint();
            if (point == '"') {
                return value.toString();
            }
            if (point < ' ') {
                throw JsonCursor.grammar("control character in a string");
            }
            value.appendCodePoint(point == '\\' ? escaped(cursor) : point);
        }
    }

    /** RFC 8259 §7: characters outside the basic plane are two escapes. Half of one is no character (§8.2). */
    private static int escaped(JsonCursor cursor) throws JsonSyntaxException {
        char unit = escape(cursor);
        if (!Character.isSurrogate(unit)) {
            return unit;
        }
        char low = cursor.skip('\\') ? escape(cursor) : 0;
        if (!Character.isSurrogatePair(unit, low)) {
            throw new JsonSyntaxException(Rule.ENCODING, "lone surrogate");
        }
        return Character.toCodePoint(unit, low);
    }

    private static char escape(JsonCursor cursor) throws JsonSyntaxException {
        byte c = cursor.next();
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal(cursor);
            default -> throw JsonCursor.grammar("unknown escape");
        };
    }

    private static char hexadecimal(JsonCursor cursor) throws JsonSyntaxException {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(cursor.next(), 16);
            if (digit < 0) {
                throw JsonCursor.grammar("bad \\u escape");
            }
            unit = (unit << 4) | digit;
        }
        return (char) unit;
    }
}
