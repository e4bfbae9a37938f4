package io.github.auth0guard.json;

/**
 * How much structure a document may have. Its size in bytes is for the caller to bound.
 *
 * @param depth the deepest nesting of arrays and objects
 * @param parts the most names and values in the whole document; a member is one of each
 * @param numberLength the most characters in one number, so that arithmetic on it stays cheap
 */
public record JsonLimits(int depth, int parts, int numberLength) {
    /** For tokens and proofs. An API of Auth0 has at most 1,000 permissions. */
    public static final JsonLimits TOKEN = new JsonLimits(16, 1_150, 64);

    /** For key sets: 100 keys with certificate chains fit. */
    public static final JsonLimits KEY_SET = new JsonLimits(16, 10_000, 64);
}
