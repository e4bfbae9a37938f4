package io.github.auth0guard.json;

/**
 * How much structure a document may have. Its size in bytes is for the caller to bound.
 *
 * @param depth the deepest nesting of arrays and objects
 * @param values the most values (members and elements) in the whole document
 * @param numberLength the most characters in one number, so that arithmetic on it stays cheap
 */
public record JsonLimits(int depth, int values, int numberLength) {
    /** For tokens and proofs: no real one comes near. */
    public static final JsonLimits TOKEN = new JsonLimits(16, 2_000, 64);

    /** For key sets: 100 keys with certificate chains fit. */
    public static final JsonLimits KEY_SET = new JsonLimits(16, 5_000, 64);
}
