package io.github.auth0guard.acceptance.differential;

import static io.github.auth0guard.acceptance.differential.DifferentialTest.NOW;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auth0guard.error.Reason;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why we refuse what a peer takes. Each rule looks at the token on its own, with other code than ours, so that a refusal
 * for a wrong reason has no explanation here. There is none for a bad signature: about those all must agree, and about
 * issuer and audience where the token has such claims.
 */
enum Strictness {
    /** RFC 7515 §2; the unused bits are our own rule. */
    CANONICAL_BASE64URL(Set.of(Reason.BAD_BASE64URL), token -> !token.isCanonical()),
    /** RFC 8725 §3.7; RFC 8259 §8.2 leaves lone surrogates to the reader. */
    STRICT_UTF8(
            Set.of(Reason.BAD_UTF8),
            token -> !token.isUtf8() || token.documents().anyMatch(Constants.SURROGATE.asPredicate())),
    /** RFC 7515 §4 and RFC 7519 §4 let a reader take the last; we don't. */
    NO_DUPLICATES(
            Set.of(Reason.DUPLICATE_MEMBER), token -> token.complaints().anyMatch(c -> c.contains("Duplicate field"))),
    /** RFC 8259 §2; byte order marks by §8.1. */
    JSON_GRAMMAR(
            Set.of(Reason.BAD_JSON),
            token -> token.complaints().findAny().isPresent()
                    || token.documents().anyMatch(document -> document.startsWith("\u00ef\u00bb\u00bf"))),
    /** Our own limits. */
    BOUNDED_JSON(
            Set.of(Reason.JSON_TOO_COMPLEX),
            token -> token.documents()
                    .anyMatch(d -> d.contains("[".repeat(16))
                            || Constants.HUGE_EXPONENT.matcher(d).find())),
    /** RFC 7515 §4.1.11, RFC 7797, RFC 7516. */
    NO_EXTENSIONS(Set.of(Reason.UNSUPPORTED_EXTENSION), token -> has(token.header(), "crit", "b64", "zip", "enc")),
    /** RFC 7515 §4.1; that a member has a name is our own rule. */
    HEADER_TYPES(
            Set.of(Reason.BAD_HEADER), token -> token.header().has("") || HeaderTypes.areViolatedBy(token.header())),
    /** RFC 7519 §5.2; we don't read nested tokens. */
    NO_NESTING(
            Set.of(Reason.NESTED_TOKEN),
            token -> token.header().path("cty").asText().equalsIgnoreCase("jwt")),
    /** RFC 8725 §3.11 and §3.12. */
    ACCESS_TOKENS_ONLY(
            Set.of(Reason.WRONG_TOKEN_TYPE, Reason.ID_TOKEN),
            token -> !Constants.TYPES.contains(
                            token.header().path("typ").asText().toLowerCase(Locale.ROOT))
                    || has(token.claims(), "nonce", "at_hash", "events", "htm")),
    /** Our own rule: the issuer names the key. */
    KEY_ID_NEEDED(Set.of(Reason.KEY_ID_MISSING), token -> !token.header().has("kid")),
    /** RFC 7519 §4.1, RFC 9068 §2.2, RFC 7800 §3.1; that a claim has a name is our own rule. */
    CLAIM_TYPES(Set.of(Reason.BAD_CLAIM), token -> token.claims().has("") || ClaimTypes.areViolatedBy(token.claims())),
    /** RFC 7519 §4, RFC 8259 §8.3: {@code " iss"} is another name than {@code "iss"}. jjwt cuts the space off. */
    NAMES_TO_THE_LETTER(
            Set.of(Reason.WRONG_ISSUER, Reason.WRONG_AUDIENCE),
            token -> Stream.of("iss", "aud").anyMatch(name -> hasOnlyPadded(token.claims(), name))),
    /** RFC 9068 §2.2. */
    EXPIRY_NEEDED(Set.of(Reason.EXPIRY_MISSING), token -> !token.claims().has("exp")),
    /** Our own rule: the years 1970 to 9999. */
    SANE_TIMES(
            Set.of(Reason.TIME_OUT_OF_RANGE),
            token -> Stream.of("exp", "nbf", "iat")
                    .mapToDouble(name -> token.claims().path(name).asDouble())
                    .anyMatch(time -> time < 0 || time > 253_402_300_799L)),
    /** RFC 7519 §4.1.4: on exp itself the token is no longer valid. */
    EXPIRY_EXCLUSIVE(
            Set.of(Reason.EXPIRED), token -> token.claims().path("exp").asDouble() == NOW.getEpochSecond() - 10),
    /** Our own rule; RFC 7519 §4.1.6 has none. */
    ISSUED_BY_NOW(
            Set.of(Reason.ISSUED_IN_FUTURE),
            token -> token.claims().path("iat").asDouble() > NOW.getEpochSecond() + 10),
    /** RFC 9449 §7.2, RFC 8705 §3: no peer reads cnf. */
    SENDER_PROVEN(
            Set.of(Reason.SENDER_CONSTRAINED, Reason.UNKNOWN_CONFIRMATION),
            token -> token.claims().has("cnf"));

    private final Set<Reason> reasons;
    private final Predicate<TokenText> explains;

    Strictness(Set<Reason> reasons, Predicate<TokenText> explains) {
        this.reasons = reasons;
        this.explains = explains;
    }

    static Optional<Strictness> explaining(Reason reason, String token) {
        return Arrays.stream(values())
                .filter(rule -> rule.reasons.contains(reason) && rule.explains.test(TokenText.of(token)))
                .findFirst();
    }

    private static boolean has(JsonNode object, String... names) {
        return Arrays.stream(names).anyMatch(object::has);
    }

    private static boolean hasOnlyPadded(JsonNode object, String name) {
        return !object.has(name)
                && object.properties().stream()
                        .anyMatch(member -> member.getKey().strip().equals(name));
    }

    /** An enum's constants can't see its own. */
    private static final class Constants {
        static final Pattern HUGE_EXPONENT = Pattern.compile("[0-9][eE][+-]?0*[1-9][0-9]{2}");
        static final Pattern SURROGATE = Pattern.compile("\\\\u[dD][89a-fA-F]");
        static final Set<String> TYPES = Set.of("", "jwt", "application/jwt", "at+jwt", "application/at+jwt");
    }
}
