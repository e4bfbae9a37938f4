package io.github.auth0guard.test;

import io.github.auth0guard.error.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * One thing that is wrong with an otherwise good token, so that only the check for it stands between the token and your
 * service. Everything else is as it should be: a token with wrong claims has a good signature.
 *
 * <pre>{@code
 * @ParameterizedTest
 * @EnumSource
 * void noDefectPasses(Defect defect) {
 *     String jwt = issuer.token().defective(defect).sign();
 *     ...
 * }
 * }</pre>
 *
 * <p>New constants may come in any version.
 */
public enum Defect {
    // Time (RFC 7519 §4.1.4 to §4.1.6)
    /** Expired an hour before it was issued. */
    EXPIRED(
            Reason.EXPIRED,
            token -> token.claim("exp", token.seconds("iat") - 3600).sign()),
    /** Becomes valid an hour after the good token would expire. */
    NOT_YET_VALID(
            Reason.NOT_YET_VALID,
            token -> token.claim("nbf", token.seconds("exp") + 3600)
                    .claim("exp", token.seconds("exp") + 7200)
                    .sign()),
    /** Issued an hour after the good token would expire. */
    ISSUED_IN_FUTURE(
            Reason.ISSUED_IN_FUTURE,
            token -> token.claim("iat", token.seconds("exp") + 3600)
                    .claim("exp", token.seconds("exp") + 7200)
                    .sign()),
    /** Valid for ever: no {@code exp}. */
    EXPIRY_MISSING(Reason.EXPIRY_MISSING, token -> token.without("exp").sign()),
    /** {@code exp} is null. */
    EXPIRY_NULL(Reason.BAD_CLAIM, token -> token.claim("exp", null).sign()),
    /** {@code exp} is a number in quotes. */
    EXPIRY_STRING(
            Reason.BAD_CLAIM,
            token -> token.claim("exp", "" + token.seconds("exp")).sign()),
    /** {@code exp} in milliseconds. */
    EXPIRY_MILLISECONDS(
            Reason.TIME_OUT_OF_RANGE,
            token -> token.claim("exp", token.seconds("exp") * 1000).sign()),
    /** {@code exp} before 1970. */
    EXPIRY_NEGATIVE(
            Reason.TIME_OUT_OF_RANGE,
            token -> token.claim("exp", -token.seconds("exp")).sign()),
    /** {@code exp} of 1e400, infinity to whoever reads doubles. */
    EXPIRY_INFINITE(Reason.JSON_TOO_COMPLEX, token -> claims(token.without("exp"), "{\"exp\":1e400,")),
    /** {@code exp} of 1e999999999, which fills the heap of whoever expands it. */
    EXPIRY_HUGE_EXPONENT(Reason.JSON_TOO_COMPLEX, token -> claims(token.without("exp"), "{\"exp\":1e999999999,")),
    // Issuer and audience (RFC 9068 §4)
    /** Of another issuer. */
    WRONG_ISSUER(
            Reason.WRONG_ISSUER,
            token -> token.issuer("https://attacker.example/").sign()),
    /** No {@code iss}. */
    ISSUER_MISSING(Reason.WRONG_ISSUER, token -> token.without("iss").sign()),
    /** {@code iss} only begins with the issuer. */
    ISSUER_LONGER(
            Reason.WRONG_ISSUER, token -> token.issuer(token.issuer() + "x").sign()),
    /** {@code iss} in capitals. */
    ISSUER_CAPITALS(
            Reason.WRONG_ISSUER,
            token -> token.issuer(token.issuer().toUpperCase(Locale.ROOT)).sign()),
    /** {@code iss} is an array with the issuer in it (CVE-2025-30144). */
    ISSUER_ARRAY(
            Reason.BAD_CLAIM,
            token -> token.claim("iss", List.of(token.issuer())).sign()),
    /** For another API. */
    WRONG_AUDIENCE(
            Reason.WRONG_AUDIENCE,
            token -> token.audience("https://other-api.example/").sign()),
    /** No {@code aud}. */
    AUDIENCE_MISSING(Reason.WRONG_AUDIENCE, token -> token.without("aud").sign()),
    /** {@code aud} only begins with the audience. */
    AUDIENCE_LONGER(
            Reason.WRONG_AUDIENCE,
            token -> token.audience(token.audience() + "x").sign()),
    /** {@code aud} is an empty array. */
    AUDIENCE_EMPTY(Reason.BAD_CLAIM, token -> token.claim("aud", List.of()).sign()),
    /** {@code aud} is an object. */
    AUDIENCE_OBJECT(
            Reason.BAD_CLAIM,
            token -> token.claim("aud", Map.of("aud", token.audience())).sign()),
    /** {@code aud} is an array with the audience and a number. */
    AUDIENCE_WITH_NUMBER(
            Reason.BAD_CLAIM,
            token -> token.claim("aud", List.of(token.audience(), 1)).sign()),
    // Types of other claims
    /** {@code sub} is a number. */
    SUBJECT_NUMBER(Reason.BAD_CLAIM, token -> token.claim("sub", 42).sign()),
    /** {@code scope} is an array. */
    SCOPE_ARRAY(
            Reason.BAD_CLAIM,
            token -> token.claim("scope", List.of("read:messages")).sign()),
    /** {@code permissions} is a string. */
    PERMISSIONS_STRING(
            Reason.BAD_CLAIM,
            token -> token.claim("permissions", "read:messages").sign()),
    /** Bound to its sender in an unknown way (RFC 7800 §3.1). */
    UNKNOWN_CONFIRMATION(
            Reason.UNKNOWN_CONFIRMATION,
            token -> token.claim("cnf", Map.of("unknown", "x")).sign()),
    // Algorithm (RFC 8725 §3.1 and §3.2)
    /** Unsigned, {@code alg} is {@code none}. */
    NONE(Reason.UNSIGNED, token -> token.header("alg", "none").raw().signWith(content -> new byte[0])),
    /** Unsigned, {@code alg} is {@code None}. */
    NONE_CAPITALISED(Reason.UNSIGNED, token -> token.header("alg", "None").raw().signWith(content -> new byte[0])),
    /** Unsigned, {@code alg} is {@code NONE}. */
    NONE_CAPITALS(Reason.UNSIGNED, token -> token.header("alg", "NONE").raw().signWith(content -> new byte[0])),
    /** Unsigned, {@code alg} is {@code nOnE}. */
    NONE_MIXED(Reason.UNSIGNED, token -> token.header("alg", "nOnE").raw().signWith(content -> new byte[0])),
    /** {@code alg} is {@code none}, with a good signature. */
    NONE_WITH_SIGNATURE(Reason.UNSIGNED, token -> token.header("alg", "none").sign()),
    /** No {@code alg}. */
    ALGORITHM_MISSING(Reason.BAD_HEADER, token -> token.withoutHeader("alg").sign()),
    /** {@code alg} is a number. */
    ALGORITHM_NUMBER(Reason.BAD_HEADER, token -> token.header("alg", 256).sign()),
    /** {@code alg} in lower case, with a good signature. */
    ALGORITHM_LOWER_CASE(
            Reason.ALGORITHM_NOT_ALLOWED,
            token -> token.header("alg", token.raw().key().algorithm().toLowerCase(Locale.ROOT))
                    .sign()),
    /** {@code alg} that nobody has registered. */
    ALGORITHM_UNKNOWN(
            Reason.ALGORITHM_NOT_ALLOWED, token -> token.header("alg", "XS256").sign()),
    /** HS256 with the public key's PEM text as the secret (CVE-2016-10555). */
    HMAC_WITH_PEM(Reason.ALGORITHM_NOT_ALLOWED, token -> Attacker.hmac(token, Attacker.pem(token))),
    /** HS256 with the public key's DER bytes as the secret. */
    HMAC_WITH_DER(Reason.ALGORITHM_NOT_ALLOWED, token -> Attacker.hmac(token, Attacker.der(token))),
    /** HS256 with the public key's JWK text as the secret. */
    HMAC_WITH_JWK(Reason.ALGORITHM_NOT_ALLOWED, token -> Attacker.hmac(token, Attacker.jwk(token))),
    /** HS256 with an empty secret, which HMAC fills up with zeros. */
    HMAC_WITH_NOTHING(Reason.ALGORITHM_NOT_ALLOWED, token -> Attacker.hmac(token, new byte[1])),
    // Key (RFC 8725 §3.10)
    /** Signed by somebody else under the issuer's {@code kid}. */
    WRONG_KEY(Reason.BAD_SIGNATURE, Attacker::sign),
    /** No {@code kid}. */
    KEY_ID_MISSING(Reason.KEY_ID_MISSING, token -> token.withoutHeader("kid").sign()),
    /** A {@code kid} that the issuer doesn't publish. */
    KEY_ID_UNKNOWN(Reason.KEY_UNKNOWN, token -> token.header("kid", "unknown").sign()),
    /** {@code kid} is a number. */
    KEY_ID_NUMBER(Reason.BAD_HEADER, token -> token.header("kid", 0).sign()),
    /** {@code kid} is a path to a file with known content. */
    KEY_ID_PATH(Reason.KEY_UNKNOWN, token -> Attacker.sign(token.header("kid", "../../../../../../dev/null"))),
    /** {@code kid} is SQL that selects a known key. */
    KEY_ID_SQL(Reason.KEY_UNKNOWN, token -> Attacker.sign(token.header("kid", "x' UNION SELECT 'AA' --"))),
    /** Brings its own key in {@code jwk} (CVE-2018-0114). */
    EMBEDDED_KEY(Reason.BAD_SIGNATURE, Attacker::signEmbedding),
    /** Brings its own key in {@code jwk} and names no other. */
    EMBEDDED_KEY_ONLY(Reason.KEY_ID_MISSING, token -> Attacker.signEmbedding(token.withoutHeader("kid"))),
    /** {@code jku} leads to the attacker's key set. */
    KEY_SET_URL(
            Reason.BAD_SIGNATURE, token -> Attacker.sign(token.header("jku", "https://attacker.example/jwks.json"))),
    /** {@code x5u} leads to the attacker's certificate. */
    CERTIFICATE_URL(
            Reason.BAD_SIGNATURE, token -> Attacker.sign(token.header("x5u", "https://attacker.example/x.pem"))),
    // Signature
    /** Nothing behind the second dot. */
    SIGNATURE_EMPTY(Reason.UNSIGNED, token -> token.raw().signWith(content -> new byte[0])),
    /** No second dot. */
    SIGNATURE_MISSING(
            Reason.NOT_A_JWS, token -> token.sign().substring(0, token.sign().lastIndexOf('.'))),
    /** Three bytes short. */
    SIGNATURE_TRUNCATED(Reason.BAD_SIGNATURE, token -> token.raw().spoil(Misspelling::truncated)),
    /** One bit flipped. */
    SIGNATURE_CHANGED(Reason.BAD_SIGNATURE, token -> token.raw().spoil(Misspelling::flipped)),
    /** All zeros. */
    SIGNATURE_ZERO(Reason.BAD_SIGNATURE, token -> token.raw().spoil(good -> new byte[good.length])),
    /** Another token's signature: the claims were changed afterwards. */
    SIGNATURE_OF_ANOTHER(
            Reason.BAD_SIGNATURE, token -> Misspelling.withSignatureOf(token, token.subject("auth0|victim"))),
    /** ES256 with r = s = 0 (CVE-2022-21449); for verifiers that allow ES256. */
    ECDSA_ZERO(Reason.BAD_SIGNATURE, token -> token.algorithm("ES256").raw().spoil(good -> new byte[good.length])),
    /** ES256 with a DER-encoded signature; for verifiers that allow ES256. */
    ECDSA_DER(Reason.BAD_SIGNATURE, token -> token.algorithm("ES256").raw().spoil(Misspelling::der)),
    // Encoding (RFC 7515 §2)
    /** {@code =} behind the claims, signed like that. */
    PADDED_CLAIMS(Reason.BAD_BASE64URL, token -> Misspelling.claims(token, Misspelling::padded)),
    /** {@code =} behind the signature. */
    PADDED_SIGNATURE(Reason.BAD_BASE64URL, token -> Misspelling.signature(token, Misspelling::padded)),
    /** The last character of the claims has bits that no byte uses, signed like that. */
    UNUSED_BITS_IN_CLAIMS(Reason.BAD_BASE64URL, token -> Misspelling.claims(token, Misspelling::unusedBits)),
    /** The last character of the signature has bits that no byte uses. */
    UNUSED_BITS_IN_SIGNATURE(Reason.BAD_BASE64URL, token -> Misspelling.signature(token, Misspelling::unusedBits)),
    /** Written with {@code +} and {@code /}, signed like that. */
    STANDARD_ALPHABET(
            Reason.BAD_BASE64URL,
            token -> Misspelling.claims(token.claim("~", "\u00ff?~?\u00fe~~"), Misspelling::standardAlphabet)),
    /** White space before the token. */
    LEADING_SPACE(Reason.BAD_BASE64URL, token -> " " + token.sign()),
    /** White space behind the token. */
    TRAILING_SPACE(Reason.BAD_BASE64URL, token -> token.sign() + " "),
    /** A line break in the signature, as mail programs make it. */
    LINE_BREAK(Reason.BAD_BASE64URL, token -> Misspelling.signature(token, s -> Misspelling.inMiddle(s, "\r\n"))),
    /** A question mark in the signature. */
    FOREIGN_CHARACTER(Reason.BAD_BASE64URL, token -> Misspelling.signature(token, s -> Misspelling.inMiddle(s, "?"))),
    /** A claim with a byte that is no UTF-8 (RFC 8725 §3.7). */
    MALFORMED_UTF8(Reason.BAD_UTF8, token -> claims(token, "{\"x\":\"\u00ff\",")),
    /** A claim with a slash in two bytes. */
    OVERLONG_UTF8(Reason.BAD_UTF8, token -> claims(token, "{\"x\":\"\u00c0\u00af\",")),
    /** A byte order mark before the claims (RFC 8259 §8.1). */
    BYTE_ORDER_MARK(Reason.BAD_JSON, token -> claims(token, "\u00ef\u00bb\u00bf{")),
    /** Half a character in a claim. */
    LONE_SURROGATE(Reason.BAD_UTF8, token -> claims(token, "{\"x\":\"\\ud800\",")),
    // JSON (RFC 7515 §4, RFC 7519 §4)
    /** {@code sub} stands twice. */
    DUPLICATE_CLAIM(Reason.DUPLICATE_MEMBER, token -> claims(token, "{\"sub\":\"auth0|victim\",")),
    /** {@code sub} stands twice, once with an escape in its name. */
    DUPLICATE_CLAIM_ESCAPED(Reason.DUPLICATE_MEMBER, token -> claims(token, "{\"s\\u0075b\":\"auth0|victim\",")),
    /** {@code alg} stands twice. */
    DUPLICATE_HEADER(Reason.DUPLICATE_MEMBER, token -> header(token, "{\"alg\":\"none\",")),
    /** {@code alg} stands twice, once with an escape in its name. */
    DUPLICATE_HEADER_ESCAPED(Reason.DUPLICATE_MEMBER, token -> header(token, "{\"\\u0061lg\":\"none\",")),
    /** Something behind the claims. */
    TRAILING_GARBAGE(
            Reason.BAD_JSON, token -> token.raw().claims(json -> json + "x").sign()),
    /** A second object behind the claims. */
    TRAILING_OBJECT(
            Reason.BAD_JSON, token -> token.raw().claims(json -> json + "{}").sign()),
    /** A comma behind the last claim. */
    TRAILING_COMMA(
            Reason.BAD_JSON,
            token -> token.raw()
                    .claims(json -> json.substring(0, json.length() - 1) + ",}")
                    .sign()),
    /** A comment in the claims. */
    COMMENT(Reason.BAD_JSON, token -> claims(token, "{/**/")),
    /** A name in single quotes. */
    SINGLE_QUOTES(Reason.BAD_JSON, token -> claims(token, "{'x':1,")),
    /** The claims are in an array. */
    CLAIMS_ARRAY(
            Reason.BAD_JSON,
            token -> token.raw().claims(json -> "[" + json + "]").sign()),
    /** The claims are null. */
    CLAIMS_NULL(Reason.BAD_JSON, token -> token.raw().claims(json -> "null").sign()),
    /** No claims at all. */
    CLAIMS_EMPTY(Reason.NOT_A_JWS, token -> token.raw().claims(json -> "").sign()),
    /** The header is in an array. */
    HEADER_ARRAY(
            Reason.BAD_JSON,
            token -> token.raw().header(json -> "[" + json + "]").sign()),
    /** 1,000 arrays and objects in each other (CVE-2025-53864). */
    DEEP_NESTING(
            Reason.JSON_TOO_COMPLEX,
            token -> token.claim("x", Attacker.nested(1_000)).sign()),
    /** A number of 1,000 digits. */
    LONG_NUMBER(Reason.JSON_TOO_COMPLEX, token -> claims(token, "{\"x\":" + "9".repeat(1_000) + ",")),
    // Extensions (RFC 7515 §4.1.11)
    /** An unknown extension that must be understood. */
    CRITICAL_EXTENSION(
            Reason.UNSUPPORTED_EXTENSION,
            token -> token.header("crit", List.of("x")).header("x", 1).sign()),
    /** {@code b64} is false (RFC 7797). */
    UNENCODED_PAYLOAD(
            Reason.UNSUPPORTED_EXTENSION, token -> token.header("b64", false).sign()),
    /** {@code zip} is there. */
    COMPRESSED(Reason.UNSUPPORTED_EXTENSION, token -> token.header("zip", "DEF").sign()),
    /** {@code cty} says that a JWT is nested inside. */
    NESTED_TOKEN(Reason.NESTED_TOKEN, token -> token.header("cty", "JWT").sign()),
    // Things that are no access tokens (RFC 8725 §3.11 and §3.12)
    /** An ID token of the same login. */
    ID_TOKEN(Reason.ID_TOKEN, token -> Attacker.idToken(token).sign()),
    /** A back-channel logout token. */
    LOGOUT_TOKEN(Reason.WRONG_TOKEN_TYPE, token -> Attacker.logoutToken(token).sign()),
    /** A back-channel logout token without {@code typ}. */
    LOGOUT_TOKEN_UNTYPED(
            Reason.WRONG_TOKEN_TYPE,
            token -> Attacker.logoutToken(token).withoutHeader("typ").sign()),
    /** A DPoP proof that the issuer signed. */
    DPOP_PROOF(Reason.WRONG_TOKEN_TYPE, token -> Attacker.dpopProof(token).sign()),
    /** {@code typ} of some other JWT. */
    WRONG_TYPE(
            Reason.WRONG_TOKEN_TYPE,
            token -> token.header("typ", "secevent+jwt").sign()),
    /** {@code typ} is a number. */
    TYPE_NUMBER(Reason.BAD_HEADER, token -> token.header("typ", 1).sign()),
    /** Five segments: a JWE. */
    ENCRYPTED(
            Reason.ENCRYPTED_TOKEN,
            token -> RawToken.segment("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}") + "..AAAA.AAAA.AAAA"),
    /** An opaque token, as Auth0 issues it when no audience was asked for. */
    OPAQUE(Reason.NOT_A_JWS, token -> "Wq3kT8eJmVnRzY5pLc0XbA7dFhGs2uNi"),
    /** The same JWS in JSON serialisation (CVE-2022-39227). */
    JSON_SERIALISATION(Reason.NOT_A_JWS, Misspelling::jsonSerialisation),
    /** About 100,000 characters. */
    OVERSIZED(
            Reason.TOKEN_TOO_LARGE,
            token -> token.claim("x", "x".repeat(75_000)).sign());

    private final Reason reason;

    @SuppressWarnings("ImmutableEnumChecker") // the recipes capture nothing
    private final Function<TestToken, String> recipe;

    Defect(Reason reason, Function<TestToken, String> recipe) {
        this.reason = reason;
        this.recipe = recipe;
    }

    /**
     * Returns why a verifier with the kit's issuer and audience and otherwise default settings refuses the token. The
     * constants that sign with ES256 need a verifier that allows it, or they are refused for their algorithm.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    String spoil(TestToken token) {
        return recipe.apply(token);
    }

    /** The brace with which the claims begin becomes more than that. */
    private static String claims(TestToken token, String beginning) {
        return token.raw().claims(json -> beginning + json.substring(1)).sign();
    }

    private static String header(TestToken token, String beginning) {
        return token.raw().header(json -> beginning + json.substring(1)).sign();
    }
}
