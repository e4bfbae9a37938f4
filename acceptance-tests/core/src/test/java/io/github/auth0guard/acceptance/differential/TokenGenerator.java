package io.github.auth0guard.acceptance.differential;

import io.github.auth0guard.test.RawToken;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Makes tokens from a seed: some with odd content and a good signature, most as mutations of such a token's text. */
final class TokenGenerator {
    private static final int POOL = 300;

    /** Signing takes longer than all libraries need to verify. */
    private static final double SIGNED_SHARE = 0.2;

    private static final List<String> CLAIMS = List.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "nbf",
            "iat",
            "jti",
            "scope",
            "azp",
            "client_id",
            "permissions",
            "cnf",
            "nonce",
            "at_hash",
            "events",
            "htm",
            "x",
            "org_id",
            "SUB",
            "");

    private static final List<String> HEADERS =
            List.of("alg", "kid", "typ", "cty", "crit", "b64", "zip", "enc", "jwk", "jku", "x5c", "x");

    private static final List<String> HEADER_TEXTS = List.of(
            "RS256",
            "ES256",
            "RS384",
            "HS256",
            "none",
            "NONE",
            "rs256",
            "JWT",
            "jwt",
            "at+jwt",
            "application/at+jwt",
            "dpop+jwt",
            "logout+jwt",
            "JOSE",
            "",
            "exp",
            "b64",
            "DEF",
            "unknown",
            "https://attacker.example/");

    private static final List<String> MEMBERS = List.of(
            "\"x\":01",
            "\"x\":1.",
            "\"x\":NaN",
            "\"x\":1e400",
            "\"x\":1e999999999",
            "\"x\":'y'",
            "x:1",
            "\"x\":\"\\ud800\"",
            "\"x\":\"\u00ff\"",
            "\"x\":\"\u00c3\u00a9\"",
            "\"x\":\"\t\"",
            "\"x\":[1,]",
            "\"x\":[[[[]]]]",
            "\"x\":{\"a\":1,\"a\":2}",
            "\"sub\":\"other\"",
            "\"s\\u0075b\":\"other\"",
            "\"exp\":4000000000",
            "\"exp\":1e9",
            "\"aud\":\"x\"",
            "\"iss\":null",
            "\"x\":null",
            "\"\":\"\"",
            "/**/\"x\":1",
            "\"x\":\"\\x\"",
            "\"x\":12345678901234567890",
            "\"x\":-0",
            "\"x\":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]");

    private final Random random;
    private final TestToken token;
    private final List<Object> values;
    private final List<String> pool = new ArrayList<>();

    TokenGenerator(TestIssuer issuer, long now, long seed) {
        this.random = new Random(seed);
        this.token = issuer.token().scope("read:messages");
        this.values = values(issuer, now);
        for (int i = 0; i < POOL; i++) {
            pool.add(signed());
        }
    }

    private static List<Object> values(TestIssuer issuer, long now) {
        List<Object> values = new ArrayList<>(List.of(
                "",
                "x",
                "read:a write:b",
                issuer.url(),
                issuer.audience(),
                0,
                1,
                -1,
                1.5,
                true,
                false,
                now,
                now + 60,
                now - 60,
                now + 10,
                now + 11,
                now - 10,
                now - 9,
                now + 0.5,
                now * 1000,
                "" + (now + 60)));
        values.addAll(List.of(
                new BigDecimal("1e30"),
                Long.MAX_VALUE,
                List.of(),
                List.of("x"),
                List.of(issuer.audience()),
                List.of(issuer.audience(), "x"),
                List.of(issuer.audience(), 1),
                List.of(List.of()),
                Map.of(),
                Map.of("x", 1),
                Map.of("jkt", "x"),
                "\u00e9\ud83d\ude00",
                "\u0000"));
        return values;
    }

    String next() {
        return random.nextDouble() < SIGNED_SHARE ? signed() : mutated(pick(pool));
    }

    private String signed() {
        TestToken changed = random.nextInt(20) == 0 ? token.algorithm("ES256") : token;
        int changes = random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            changed = changed(changed);
        }
        RawToken raw = changed.raw();
        if (random.nextInt(2) == 0) {
            raw = raw.claims(this::respelled);
        }
        if (random.nextInt(8) == 0) {
            raw = raw.header(this::respelled);
        }
        return raw.sign();
    }

    private TestToken changed(TestToken from) {
        return switch (random.nextInt(8)) {
            case 0 -> from.without(pick(CLAIMS));
            case 1 -> from.withoutHeader(pick(HEADERS));
            case 2 -> from.header(pick(HEADERS), pick(HEADER_TEXTS));
            case 3 -> from.header(pick(HEADERS), pick(values));
            case 4 -> from.claim(pick(CLAIMS), null);
            default -> from.claim(pick(CLAIMS), pick(values));
        };
    }

    /** Another text, which may or may not mean the same. */
    private String respelled(String json) {
        int at = random.nextInt(json.length() + 1);
        return switch (random.nextInt(9)) {
            case 0 -> '{' + pick(MEMBERS) + ',' + json.substring(1);
            case 1 -> json.substring(0, json.length() - 1) + ',' + pick(MEMBERS) + '}';
            case 2 -> json + pick(List.of(" ", "\n", "{}", "x", "\0", ",", "}", "null"));
            case 3 -> pick(List.of(" ", "\n", "\u00ef\u00bb\u00bf", "[", "\0", "\f", "x")) + json;
            case 4 -> json.substring(0, at) + (char) random.nextInt(256) + json.substring(at);
            case 5 -> json.replace(",", pick(List.of(" ,", ",\n", ",,", ";", ", ")));
            case 6 -> json.replace(":", pick(List.of(" : ", ":\t", "=", "::")));
            case 7 -> without(json, at);
            default -> json.replace("\"" + pick(CLAIMS), "\"\\u0078");
        };
    }

    private static String without(String text, int at) {
        return at < text.length() ? text.substring(0, at) + text.substring(at + 1) : text;
    }

    /** Another text in place of one that is signed; the signature stays. */
    private String mutated(String text) {
        int at = random.nextInt(text.length());
        return switch (random.nextInt(10)) {
            case 0 -> text.substring(0, at) + base64Character() + text.substring(at + 1);
            case 1 -> text.substring(0, at) + base64Character() + text.substring(at);
            case 2 -> without(text, at);
            case 3 ->
                text.substring(0, at)
                        + pick(List.of("=", " ", "\n", "+", "/", "?", ".", "\u00e9"))
                        + text.substring(at);
            case 4 -> text + pick(List.of("=", "==", "===", " ", "\n", ".", "A", "AA", "AAAA"));
            case 5 -> text.substring(0, text.length() - 1) + base64Character();
            case 6 -> segments(text, segments -> List.of(segments.get(1), segments.get(0), segments.get(2)));
            case 7 -> segments(text, segments -> List.of(segments.get(0), segments.get(1), lastOf(pick(pool))));
            case 8 -> segments(text, segments -> List.of(segments.get(0), segments.get(1) + "=", segments.get(2)));
            default -> text;
        };
    }

    private char base64Character() {
        return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".charAt(random.nextInt(64));
    }

    private static String segments(String text, UnaryOperator<List<String>> change) {
        return String.join(".", change.apply(List.of(text.split("\\.", -1))));
    }

    private static String lastOf(String text) {
        return text.substring(text.lastIndexOf('.') + 1);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
