package io.github.auth0guard.acceptance.corpus;

import io.github.auth0guard.error.Reason;
import io.github.auth0guard.test.TestToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Headers that no access token of the issuer has. All are signed by the issuer. */
final class HeaderRecipes {
    private static final List<String> ALGORITHMS_THAT_ARE_NOT_ALLOWED = List.of(
            "",
            " ",
            "RS256 ",
            " RS256",
            "rs256",
            "Rs256",
            "RS-256",
            "RSA256",
            "SHA256withRSA",
            "RS256\0",
            "RS256\n",
            "\uff32S256",
            "HS256",
            "HS384",
            "HS512",
            "RS1",
            "RS384",
            "RS512",
            "PS256",
            "PS384",
            "PS512",
            "ES256K",
            "ES384",
            "ES512",
            "EdDSA",
            "Ed25519",
            "Ed448",
            "RSA-OAEP",
            "RSA1_5",
            "dir",
            "A128KW",
            "PBES2-HS256+A128KW",
            "none ",
            " none",
            "n\u043ene",
            "nonenone",
            "null",
            "ML-DSA-44");

    private static final List<String> OTHER_TYPES = List.of(
            " ",
            "JOSE",
            "JOSE+JSON",
            "dpop+jwt",
            "application/dpop+jwt",
            "logout+jwt",
            "secevent+jwt",
            "token-introspection+jwt",
            "oauth-authz-req+jwt",
            "statuslist+jwt",
            "kb+jwt",
            "dc+sd-jwt",
            "it+jwt",
            "at+jwt ",
            "text/jwt",
            "application/application/jwt",
            "JWT;v=1",
            "at\u00a0+jwt",
            "JWE");

    private final TestToken token;
    private final List<Hostile> made = new ArrayList<>();

    private HeaderRecipes(TestToken token) {
        this.token = token;
    }

    static List<Hostile> of(TestToken token) {
        HeaderRecipes recipes = new HeaderRecipes(token);
        recipes.algorithms();
        recipes.types();
        recipes.extensions();
        recipes.wrongJsonTypes();
        return recipes.made;
    }

    private void algorithms() {
        for (String algorithm : ALGORITHMS_THAT_ARE_NOT_ALLOWED) {
            header("alg", algorithm, Reason.ALGORITHM_NOT_ALLOWED);
        }
        for (int capitals = 0; capitals < 16; capitals++) {
            StringBuilder none = new StringBuilder("none");
            for (int i = 0; i < 4; i++) {
                String letter = none.substring(i, i + 1);
                none.replace(i, i + 1, (capitals >> i & 1) == 1 ? letter.toUpperCase(Locale.ROOT) : letter);
            }
            header("alg", none.toString(), Reason.UNSIGNED);
        }
        add("no alg", token.withoutHeader("alg"), Reason.BAD_HEADER);
        add("ES256 under an RSA key's kid", token.header("alg", "ES256"), Reason.ALGORITHM_NOT_OF_KEY);
        add(
                "RS256 under an EC key's kid",
                token.algorithm("ES256").header("alg", "RS256"),
                Reason.ALGORITHM_NOT_OF_KEY);
    }

    private void types() {
        for (String type : OTHER_TYPES) {
            header("typ", type, Reason.WRONG_TOKEN_TYPE);
        }
        for (String type : List.of("", "application/", "APPLICATION/")) {
            header("typ", type, Reason.BAD_HEADER);
        }
        for (String type : List.of("JWT", "jwt", "Jwt", "application/jwt", "APPLICATION/JWT")) {
            header("cty", type, Reason.NESTED_TOKEN);
        }
    }

    private void extensions() {
        for (Object value : List.of(List.of(), List.of("exp"), List.of("b64"), List.of("x", "x"), "exp", 1, Map.of())) {
            header("crit", value, Reason.UNSUPPORTED_EXTENSION);
        }
        for (Object value : List.of(true, false, "false", 0)) {
            header("b64", value, Reason.UNSUPPORTED_EXTENSION);
        }
        for (Object value : List.of("DEF", "GZIP", "")) {
            header("zip", value, Reason.UNSUPPORTED_EXTENSION);
        }
        header("enc", "A256GCM", Reason.UNSUPPORTED_EXTENSION);
        for (String name : List.of("crit", "b64", "zip", "enc")) {
            header(name, null, Reason.UNSUPPORTED_EXTENSION);
        }
        add("crit with b64", token.header("crit", List.of("b64")).header("b64", false), Reason.UNSUPPORTED_EXTENSION);
    }

    private void wrongJsonTypes() {
        for (String name : List.of("alg", "kid", "typ", "cty")) {
            for (Object value : List.of(1, true, List.of("RS256"), Map.of("x", 1))) {
                header(name, value, Reason.BAD_HEADER);
            }
            header(name, null, Reason.BAD_HEADER);
        }
        for (String name : List.of("jku", "x5u", "x5t", "x5t#S256", "jwk")) {
            for (Object value : List.of(1, List.of("x"))) {
                header(name, value, Reason.BAD_HEADER);
            }
            header(name, null, Reason.BAD_HEADER);
        }
        header("", "x", Reason.BAD_HEADER);
        header("jku", "no uri", Reason.BAD_HEADER);
        header("x5u", "\0", Reason.BAD_HEADER);
        for (Object value : List.of("x", Map.of(), List.of(1))) {
            header("x5c", value, Reason.BAD_HEADER);
        }
        for (Object value : List.of("x", Map.of(), Map.of("kty", 1))) {
            header("jwk", value, Reason.BAD_HEADER);
        }
        add("an empty header", token.raw().header(json -> "{}").sign(), Reason.BAD_HEADER);
        add(
                "a header of unknown members",
                token.raw().header(json -> "{\"x\":1}").sign(),
                Reason.BAD_HEADER);
    }

    private void header(String name, Object value, Reason reason) {
        Map<String, Object> shown = new HashMap<>();
        shown.put(name, value);
        add("the header " + shown + (value instanceof String ? "" : " (no string)"), token.header(name, value), reason);
    }

    private void add(String name, TestToken changed, Reason reason) {
        add(name, changed.sign(), reason);
    }

    private void add(String name, String text, Reason reason) {
        made.add(new Hostile(name, text, reason));
    }
}
