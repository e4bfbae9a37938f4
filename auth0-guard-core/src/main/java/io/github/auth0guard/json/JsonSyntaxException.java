package io.github.auth0guard.json;

/**
 * The document breaks a rule. It says which rule, never what the document said: the text may be a token.
 *
 * <p>Checked, so that no caller forgets it, and without a stack trace, so that hostile input stays cheap.
 */
public final class JsonSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The kinds of rule that a document can break. */
    public enum Rule {
        /** Not strict UTF-8: malformed sequences, or lone surrogates in escapes. */
        ENCODING,
        /** Not the grammar of RFC 8259, a byte order mark (§8.1), something after the document, or not an object. */
        GRAMMAR,
        /** One member name twice in one object, at any depth. */
        DUPLICATE_MEMBER,
        /** Deeper, wider or with longer numbers than {@link JsonLimits} allows. */
        LIMIT
    }

    /** The kind of rule that was broken. */
    private final Rule rule;

    JsonSyntaxException(Rule rule, String message) {
        super(message, null, false, false);
        this.rule = rule;
    }

    /**
     * Returns the kind of rule that was broken.
     *
     * @return the rule
     */
    public Rule rule() {
        return rule;
    }
}
