package io.github.auth0guard.acceptance.corpus;

import static java.util.stream.Collectors.joining;

import io.github.auth0guard.error.Reason;
import io.github.auth0guard.test.TestToken;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Claims and headers that are not exactly one JSON object. All are signed by the issuer. */
final class JsonRecipes {
    /** Each stands as the value of one member in otherwise good claims. */
    private static final List<String> VALUES_THAT_ARE_NO_JSON = List.of(
            "",
            ",",
            ":",
            "01",
            "-01",
            "+1",
            ".5",
            "1.",
            "-",
            "--1",
            "1e",
            "1e+",
            "1e1.5",
            "0x10",
            "1_000",
            "1,5,2 3",
            "NaN",
            "Infinity",
            "-Infinity",
            "undefined",
            "True",
            "nul",
            "nulll",
            "truefalse",
            "'x'",
            "x",
            "\"x",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\u00g0\"",
            "\"\\u 0ff\"",
            "\"\\u+0ff\"",
            "\"\t\"",
            "\"\n\"",
            "\"\u0000\"",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[1",
            "[}",
            "{]",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{,}",
            "{a:1}",
            "{1:1}",
            "{null:1}",
            "{\"a\":1;\"b\":2}",
            "{\"a\":1,,\"b\":2}",
            "/**/1",
            "1//\n",
            "1#",
            "\f1",
            "\u00c2\u00a01");

    /** Bytes that are no UTF-8, each character is one. */
    private static final List<String> NO_UTF8 = List.of(
            "\u0080",
            "\u00bf",
            "\u00c0\u0080",
            "\u00c1\u00bf",
            "\u00e0\u0080\u0080",
            "\u00f0\u0080\u0080\u0080",
            "\u00ed\u00a0\u0080",
            "\u00ed\u00bf\u00bf",
            "\u00f4\u0090\u0080\u0080",
            "\u00f8\u0088\u0080\u0080\u0080",
            "\u00fe",
            "\u00ff",
            "\u00c3",
            "\u00e2\u0082",
            "\u00f0\u009f\u0098");

    private static final List<String> LONE_SURROGATES = List.of(
            "\\ud800",
            "\\uDBFF",
            "\\udc00",
            "\\udfff",
            "\\udc00\\ud800",
            "\\ud800x",
            "\\ud800\\n",
            "\\ud800\\ud800",
            "\\ud83d\\u0041",
            "x\\ud83d");

    private static final List<String> REGISTERED_CLAIMS = List.of("iss", "sub", "aud", "exp", "iat", "azp");

    private final TestToken token;
    private final List<Hostile> made = new ArrayList<>();

    private JsonRecipes(TestToken token) {
        this.token = token;
    }

    static List<Hostile> of(TestToken token) {
        JsonRecipes recipes = new JsonRecipes(token);
        recipes.grammar();
        recipes.documents();
        recipes.encoding();
        recipes.duplicates();
        recipes.limits();
        return recipes.made;
    }

    private void grammar() {
        for (String value : VALUES_THAT_ARE_NO_JSON) {
            claims("the value " + value, first("\"x\":" + value), Reason.BAD_JSON);
        }
    }

    private void documents() {
        claims("claims in an array", json -> '[' + json + ']', Reason.BAD_JSON);
        claims("claims in a string", json -> '"' + json.replace("\"", "\\\"") + '"', Reason.BAD_JSON);
        claims("claims that begin with a byte order mark", json -> "\u00ef\u00bb\u00bf" + json, Reason.BAD_JSON);
        claims("claims in UTF-16", json -> json.replaceAll("(?s)(.)", "\0$1"), Reason.BAD_JSON);
        claims("claims without the last brace", json -> json.substring(0, json.length() - 1), Reason.BAD_JSON);
        claims("claims without the first brace", json -> json.substring(1), Reason.BAD_JSON);
        for (String end : List.of("}", "{}", ",", "x", "\0", "null", "[]", "//", "\u00c2\u00a0")) {
            claims("claims followed by " + end, json -> json + end, Reason.BAD_JSON);
            header("a header followed by " + end, json -> json + end, Reason.BAD_JSON);
        }
        for (String document : List.of("[]", "1", "\"x\"", "true", "null", " ", "---\na: 1", "<jwt/>", "a=b")) {
            claims("claims that are " + document, json -> document, Reason.BAD_JSON);
            header("a header that is " + document, json -> document, Reason.BAD_JSON);
        }
    }

    private void encoding() {
        for (String bytes : NO_UTF8) {
            claims("a claim with the bytes " + bytes, first("\"x\":\"" + bytes + '"'), Reason.BAD_UTF8);
            header("a header with the bytes " + bytes, first("\"x\":\"" + bytes + '"'), Reason.BAD_UTF8);
        }
        claims("a claim's name that is no UTF-8", first("\"\u00ff\":1"), Reason.BAD_UTF8);
        for (String half : LONE_SURROGATES) {
            claims("a claim with " + half, first("\"x\":\"" + half + '"'), Reason.BAD_UTF8);
        }
        claims("a claim's name with \\ud800", first("\"\\ud800\":1"), Reason.BAD_UTF8);
    }

    private void duplicates() {
        for (String name : REGISTERED_CLAIMS) {
            claims("first another " + name, first('"' + name + "\":null"), Reason.DUPLICATE_MEMBER);
            claims("last another " + name, last('"' + name + "\":null"), Reason.DUPLICATE_MEMBER);
            String escaped = String.format("\\u%04X", (int) name.charAt(0)) + name.substring(1);
            claims("last another " + escaped, last('"' + escaped + "\":1"), Reason.DUPLICATE_MEMBER);
        }
        for (String name : List.of("alg", "kid", "typ")) {
            header("first another " + name, first('"' + name + "\":\"x\""), Reason.DUPLICATE_MEMBER);
            header("last another " + name, last('"' + name + "\":\"x\""), Reason.DUPLICATE_MEMBER);
        }
        claims("a repeated member of no meaning", first("\"x\":1,\"x\":1"), Reason.DUPLICATE_MEMBER);
        claims(
                "a repeated member deep inside",
                first("\"x\":[{\"y\":{\"a\":1,\"b\":2,\"a\":1}}]"),
                Reason.DUPLICATE_MEMBER);
        claims("a repeated empty name", first("\"\":1,\"\":2"), Reason.DUPLICATE_MEMBER);
        claims("a repeated null", first("\"x\":null,\"x\":null"), Reason.DUPLICATE_MEMBER);
        claims("\"\\/\" and \"/\" as names", first("\"\\/\":1,\"/\":2"), Reason.DUPLICATE_MEMBER);
    }

    private void limits() {
        claims("16 arrays in the claims", first("\"x\":" + "[".repeat(16) + "]".repeat(16)), Reason.JSON_TOO_COMPLEX);
        claims("6,000 open brackets", first("\"x\":" + "[".repeat(6_000)), Reason.JSON_TOO_COMPLEX);
        claims("1,000 open objects", first("{\"x\":".repeat(1_000).substring(1)), Reason.JSON_TOO_COMPLEX);
        claims("1,150 more values", first("\"x\":[" + "1,".repeat(1_149) + "1]"), Reason.JSON_TOO_COMPLEX);
        header(
                "1,150 more values in the header",
                first("\"x\":[" + "1,".repeat(1_149) + "1]"),
                Reason.JSON_TOO_COMPLEX);
        claims("575 more members", first(members(575)), Reason.JSON_TOO_COMPLEX);
        claims("575 more members, deep inside", first("\"x\":[{" + members(575) + "}]"), Reason.JSON_TOO_COMPLEX);
        header("575 more members in the header", first(members(575)), Reason.JSON_TOO_COMPLEX);
        for (String number : List.of("2e308", "-1e400", "1e-309", "-1E+2147483648", "1e99999999999999999999")) {
            claims("the number " + number, first("\"x\":" + number), Reason.JSON_TOO_COMPLEX);
        }
        claims("a number of 65 digits", first("\"x\":" + "1".repeat(65)), Reason.JSON_TOO_COMPLEX);
        claims("a fraction of 10,000 digits", first("\"x\":0." + "1".repeat(10_000)), Reason.JSON_TOO_COMPLEX);
    }

    private static String members(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"" + i + "\":1").collect(joining(","));
    }

    private static UnaryOperator<String> first(String member) {
        return json -> '{' + member + ',' + json.substring(1);
    }

    private static UnaryOperator<String> last(String member) {
        return json -> json.substring(0, json.length() - 1) + ',' + member + '}';
    }

    private void claims(String name, UnaryOperator<String> change, Reason reason) {
        made.add(new Hostile(name, token.raw().claims(change).sign(), reason));
    }

    private void header(String name, UnaryOperator<String> change, Reason reason) {
        made.add(new Hostile(name + " in the header", token.raw().header(change).sign(), reason));
    }
}
