package io.github.auth0guard.json;

import io.github.auth0guard.json.JsonSyntaxException.Rule;
import java.math.BigDecimal;

/** Reads numbers (RFC 8259 §6): {@link Long} where they are integers that fit, {@link BigDecimal} otherwise. */
final class JsonNumber {
    /** Integers up to this many characters, sign included, fit into a long. */
    private static final int LONG_SAFE_LENGTH = 18;

    /** Beyond a double's smallest exponent. Together with infinity, these are the numbers that readers disagree on. */
    private static final int MAX_SCALE = 308;

    private JsonNumber() {}

    static Number read(JsonCursor cursor, int maxLength) throws JsonSyntaxException {
        int start = cursor.position();
        cursor.skip('-');
        if (!cursor.skip('0')) {
            digits(cursor);
        }
        int integerEnd = cursor.position();
        if (cursor.skip('.')) {
            digits(cursor);
        }
        if (cursor.skip('e') || cursor.skip('E')) {
            if (!cursor.skip('+')) {
                cursor.skip('-');
            }
            digits(cursor);
        }
        int length = cursor.position() - start;
        if (length > maxLength) {
            throw new JsonSyntaxException(Rule.LIMIT, "number too long");
        }
        if (cursor.position() == integerEnd && length <= LONG_SAFE_LENGTH) {
            return cursor.integer(start, integerEnd);
        }
        return decimal(cursor.characters(start, cursor.position()));
    }

    private static void digits(JsonCursor cursor) throws JsonSyntaxException {
        int start = cursor.position();
        cursor.skipDigits();
        if (cursor.position() == start) {
            throw cursor.unexpected("digit expected");
        }
    }

    private static BigDecimal decimal(char[] text) throws JsonSyntaxException {
        try {
            BigDecimal number = new BigDecimal(text);
            if (!isExtreme(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Grammatical, so it is the exponent that does not fit into an int.
        }
        throw new JsonSyntaxException(Rule.LIMIT, "exponent too large");
    }

    /** Whoever turned such a decimal into an integer would fill the heap with zeros. */
    private static boolean isExtreme(BigDecimal number) {
        return number.scale() > MAX_SCALE || (isLarge(number) && Double.isInfinite(number.doubleValue()));
    }

    /** Asked first because making a double takes longer than all the rest of reading a number. */
    private static boolean isLarge(BigDecimal number) {
        return (long) number.precision() - number.scale() > MAX_SCALE;
    }
}
