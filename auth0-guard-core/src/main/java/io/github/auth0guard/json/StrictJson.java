package io.github.auth0guard.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.auth0guard.json.JsonSyntaxException.Rule;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
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
    /** Integers up to this many characters, sign included, fit into a long. */
    private static final int LONG_SAFE_LENGTH = 18;

    /** Beyond a double's smallest exponent. Together with infinity, these are the numbers that readers disagree on. */
    private static final int MAX_SCALE = 308;

    private final String text;
    private final JsonLimits limits;
    private int at;
    private int depth;
    private int values;

    private StrictJson(String text, JsonLimits limits) {
        this.text = text;
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
        StrictJson parser = new StrictJson(decode(utf8), limits);
        parser.skipSpace();
        if (parser.peek() != '{') {
            throw grammar("not an object");
        }
        Map<String, @Nullable Object> members = parser.object();
        parser.skipSpace();
        if (parser.at != parser.text.length()) {
            throw grammar("content after the document");
        }
        return members;
    }

    /** {@code new String} is an intrinsic but replaces what is malformed; only a replacement needs the slow decoder. */
    private static String decode(byte[] utf8) throws JsonSyntaxException {
        String text = new String(utf8, UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            try {
                UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
            } catch (CharacterCodingException e) {
                throw new JsonSyntaxException(Rule.ENCODING, "not UTF-8");
            }
        }
        return text;
    }

    private @Nullable Object value() throws JsonSyntaxException {
        if (++values > limits.values()) {
            throw new JsonSyntaxException(Rule.LIMIT, "too many values");
        }
        skipSpace();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() throws JsonSyntaxException {
        descend();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (!emptyUntil('}')) {
            do {
                skipSpace();
                if (peek() != '"') {
                    throw grammar("member name expected");
                }
                String name = name();
                skipSpace();
                expect(':');
                Object value = value();
                // The size tells a new member from a repeated one, null values included, in one look-up.
                int before = members.size();
                members.put(name, value);
                if (members.size() == before) {
                    throw new JsonSyntaxException(Rule.DUPLICATE_MEMBER, "duplicate member");
                }
            } while (another('}'));
        }
        depth--;
        return Collections.unmodifiableMap(members);
    }

    private List<@Nullable Object> array() throws JsonSyntaxException {
        descend();
        List<@Nullable Object> elements = new ArrayList<>(4);
        if (!emptyUntil(']')) {
            do {
                elements.add(value());
            } while (another(']'));
        }
        depth--;
        return Collections.unmodifiableList(elements);
    }

    private void descend() throws JsonSyntaxException {
        if (++depth > limits.depth()) {
            throw new JsonSyntaxException(Rule.LIMIT, "nested too deeply");
        }
        at++;
    }

    private boolean emptyUntil(char end) throws JsonSyntaxException {
        skipSpace();
        if (peek() == end) {
            at++;
            return true;
        }
        return false;
    }

    private boolean another(char end) throws JsonSyntaxException {
        skipSpace();
        if (peek() == ',') {
            at++;
            return true;
        }
        expect(end);
        return false;
    }

    private String name() throws JsonSyntaxException {
        int start = at + 1;
        return skipPlain() ? MemberNames.of(text, start, at++) : unusualString(start);
    }

    private String string() throws JsonSyntaxException {
        int start = at + 1;
        return skipPlain() ? text.substring(start, at++) : unusualString(start);
    }

    /** From the opening quote to the closing one, or to the first character that needs a closer look. */
    private boolean skipPlain() throws JsonSyntaxException {
        while (true) {
            at++;
            char c = peek();
            if (c == '"') {
                return true;
            }
            if (c == '\\' || c < ' ' || Character.isSurrogate(c)) {
                return false;
            }
        }
    }

    /** A string with an escape or a character outside the basic plane; what came before {@link #at} is plain. */
    private String unusualString(int start) throws JsonSyntaxException {
        StringBuilder value = new StringBuilder().append(text, start, at);
        while (true) {
            char c = peek();
            if (c == '"') {
                at++;
                return value.toString();
            }
            if (c < ' ') {
                throw grammar("control character in a string");
            }
            at++;
            char unit = c == '\\' ? escape() : c;
            if (Character.isSurrogate(unit)) {
                value.append(unit).append(lowSurrogateAfter(unit));
            } else {
                value.append(unit);
            }
        }
    }

    private char lowSurrogateAfter(char high) throws JsonSyntaxException {
        char low = peek();
        at++;
        if (low == '\\') {
            low = escape();
        }
        if (!Character.isSurrogatePair(high, low)) {
            throw new JsonSyntaxException(Rule.ENCODING, "lone surrogate");
        }
        return low;
    }

    private char escape() throws JsonSyntaxException {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexEscape();
            default -> throw grammar("unknown escape");
        };
    }

    private char hexEscape() throws JsonSyntaxException {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char c = peek();
            // Character.digit alone would also take full-width digits.
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw grammar("bad \\u escape");
            }
            unit = (unit << 4) | digit;
            at++;
        }
        return (char) unit;
    }

    private @Nullable Object literal(String word, @Nullable Object value) throws JsonSyntaxException {
        if (!text.startsWith(word, at)) {
            throw grammar("unknown literal");
        }
        at += word.length();
        return value;
    }

    private Object number() throws JsonSyntaxException {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        boolean integer = true;
        if (at < text.length() && text.charAt(at) == '.') {
            integer = false;
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
            integer = false;
            at++;
            char sign = peek();
            if (sign == '+' || sign == '-') {
                at++;
            }
            digits();
        }
        return numberFrom(start, integer);
    }

    private Object numberFrom(int start, boolean integer) throws JsonSyntaxException {
        int length = at - start;
        if (length > limits.numberLength()) {
            throw new JsonSyntaxException(Rule.LIMIT, "number too long");
        }
        if (integer && length <= LONG_SAFE_LENGTH) {
            return Long.parseLong(text, start, at, 10);
        }
        BigDecimal number = decimal(text.substring(start, at));
        if (isExtreme(number)) {
            throw new JsonSyntaxException(Rule.LIMIT, "exponent too large");
        }
        return number;
    }

    /** Whoever turned such a decimal into an integer would fill the heap with zeros. */
    private static boolean isExtreme(BigDecimal number) {
        return number.scale() > MAX_SCALE || (isLarge(number) && Double.isInfinite(number.doubleValue()));
    }

    /** Asked first because making a double takes longer than all the rest of reading a number. */
    private static boolean isLarge(BigDecimal number) {
        return (long) number.precision() - number.scale() > MAX_SCALE;
    }

    private static BigDecimal decimal(String digits) throws JsonSyntaxException {
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException e) {
            throw new JsonSyntaxException(Rule.LIMIT, "exponent too large");
        }
    }

    private void digits() throws JsonSyntaxException {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw grammar("unexpected character");
        }
    }

    private void skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private void expect(char c) throws JsonSyntaxException {
        if (peek() != c) {
            throw grammar("unexpected character");
        }
        at++;
    }

    private char peek() throws JsonSyntaxException {
        if (at >= text.length()) {
            throw grammar("document ends early");
        }
        return text.charAt(at);
    }

    private static JsonSyntaxException grammar(String message) {
        return new JsonSyntaxException(Rule.GRAMMAR, message);
    }
}
