package io.github.auth0guard.json;

import io.github.auth0guard.json.JsonSyntaxException.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object strictly, once, from front to back.
 *
 * <p>Objects become unmodifiable maps in document order, arrays unmodifiable lists, strings {@link String}, numbers
 * {@link Long} where they are integers that fit and {@link BigDecimal} otherwise, {@code true} and {@code false} {@link
 * Boolean}, and {@code null} is null.
 */
public final class StrictJson {
    /** Enough for the members of a JOSE header, and of an object within another. */
    private static final int FEW_MEMBERS = 8;

    /** Enough for the claims of most access tokens. */
    private static final int USUAL_MEMBERS = 16;

    /** A document of more bytes than this has claims; headers are shorter. */
    private static final int SHORT = 192;

    private final JsonCursor cursor;
    private final JsonLimits limits;
    private int depth;
    private int parts;

    private StrictJson(JsonCursor cursor, JsonLimits limits) {
        this.cursor = cursor;
        this.limits = limits;
    }

    /**
     * Reads a document that must be one object and nothing else.
     *
     * @param utf8 the document's bytes
     * @param limits how much structure is allowed
     * @return the object's members in document order, unmodifiable
     * @throws JsonSyntaxException if the document breaks a rule
     */
    public static Map<String, @Nullable Object> parseObject(byte[] utf8, JsonLimits limits) throws JsonSyntaxException {
        JsonCursor cursor = new JsonCursor(utf8);
        cursor.skipSpace();
        Map<String, @Nullable Object> members =
                new StrictJson(cursor, limits).object(utf8.length > SHORT ? USUAL_MEMBERS : FEW_MEMBERS);
        cursor.skipSpace();
        if (!cursor.isAtEnd()) {
            throw cursor.unexpected("content after the document");
        }
        return members;
    }

    private @Nullable Object value() throws JsonSyntaxException {
        count();
        cursor.skipSpace();
        return switch (cursor.peek()) {
            case '{' -> object(FEW_MEMBERS);
            case '[' -> array();
            case '"' -> JsonString.read(cursor);
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> JsonNumber.read(cursor, limits.numberLength());
        };
    }

    private Map<String, @Nullable Object> object(int capacity) throws JsonSyntaxException {
        descend('{');
        if (isEmptyUntil('}')) {
            depth--;
            return Collections.emptyMap();
        }
        JsonMembers object = new JsonMembers(capacity);
        do {
            String name = name();
            if (!object.add(name, value())) {
                throw new JsonSyntaxException(Rule.DUPLICATE_MEMBER, "duplicate member");
            }
        } while (hasAnotherBefore('}'));
        depth--;
        return Collections.unmodifiableMap(object);
    }

    private String name() throws JsonSyntaxException {
        count();
        cursor.skipSpace();
        String name = JsonString.readName(cursor);
        cursor.skipSpace();
        cursor.expect(':');
        return name;
    }

    private List<@Nullable Object> array() throws JsonSyntaxException {
        descend('[');
        List<@Nullable Object> elements = new ArrayList<>(4);
        if (!isEmptyUntil(']')) {
            do {
                elements.add(value());
            } while (hasAnotherBefore(']'));
        }
        depth--;
        return Collections.unmodifiableList(elements);
    }

    private void count() throws JsonSyntaxException {
        if (++parts > limits.parts()) {
            throw new JsonSyntaxException(Rule.LIMIT, "too many names and values");
        }
    }

    private void descend(char bracket) throws JsonSyntaxException {
        cursor.expect(bracket);
        if (++depth > limits.depth()) {
            throw new JsonSyntaxException(Rule.LIMIT, "nested too deeply");
        }
    }

    private boolean isEmptyUntil(char end) {
        cursor.skipSpace();
        return cursor.skip(end);
    }

    private boolean hasAnotherBefore(char end) throws JsonSyntaxException {
        cursor.skipSpace();
        if (cursor.skip(',')) {
            return true;
        }
        cursor.expect(end);
        return false;
    }

    private @Nullable Object literal(String word, @Nullable Object value) throws JsonSyntaxException {
        for (int i = 0; i < word.length(); i++) {
            cursor.expect(word.charAt(i));
        }
        return value;
    }
}
