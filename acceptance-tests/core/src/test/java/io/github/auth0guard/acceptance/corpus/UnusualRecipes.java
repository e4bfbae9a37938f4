package io.github.auth0guard.acceptance.corpus;

import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What the standards allow although hardly anybody does it. A reader that is strict must not be narrow. */
final class UnusualRecipes {
    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private final TestToken token;
    private final String audience;
    private final long now;
    private final List<Unusual> made = new ArrayList<>();

    private UnusualRecipes(TestIssuer issuer, long now) {
        this.token = issuer.token();
        this.audience = issuer.audience();
        this.now = now;
    }

    static List<Unusual> of(TestIssuer issuer, long now) {
        UnusualRecipes recipes = new UnusualRecipes(issuer, now);
        recipes.headers();
        recipes.audiences();
        recipes.times();
        recipes.otherClaims();
        recipes.json();
        recipes.sizes();
        return recipes.made;
    }

    private void headers() {
        for (String algorithm :
                List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")) {
            add("signed with " + algorithm, token.algorithm(algorithm));
        }
        for (String type : List.of(
                "jwt", "JWT", "Jwt", "application/jwt", "Application/JWT", "at+jwt", "AT+JWT", "application/at+jwt")) {
            add("typ " + type, token.header("typ", type));
        }
        add("no typ", token.withoutHeader("typ"));
        add(
                "unknown header members",
                token.header("x", Map.of("y", List.of(1, 2))).header("x5t", "AAAA"));
        add("cty of something else than a JWT", token.header("cty", "json"));
        add("a jku that nobody follows", token.header("jku", "https://attacker.example/"));
        add("a jwk that nobody uses", token.header("jwk", Map.of("kty", "RSA", "n", "AQAB", "e", "AQAB")));
        // RFC 7518 §3.4 has no low-S rule: whoever has (r, s) can also write (r, n - s).
        add("ES256 with the other s", token.algorithm("ES256").raw().spoil(UnusualRecipes::otherS));
    }

    private void audiences() {
        add("an array of one audience", token.claim("aud", List.of(audience)));
        add("our audience first", token.audience(audience, "https://tenant.eu.auth0.com/userinfo"));
        add("our audience last", token.audience("https://tenant.eu.auth0.com/userinfo", audience));
        add("our audience twice", token.audience(audience, audience));
        add("50 audiences", token.claim("aud", audiences(50)));
    }

    private void times() {
        add("a fractional exp", token.claim("exp", now + 0.5));
        add("an exp of many digits", claims("exp", "\"exp\":" + (now + 60) + ".123456789012345678901234567890"));
        add("an exp with an exponent", claims("exp", "\"exp\":1.9e9"));
        add("an exp with a capital exponent", claims("exp", "\"exp\":19E+8"));
        add("an exp in the year 9999", token.claim("exp", 253_402_300_799L));
        add("an exp in the year 9999 with a fraction", claims("exp", "\"exp\":253402300799.0"));
        add("an iat of 1970 with a fraction", claims("iat", "\"iat\":0.0"));
        add("an exp within tolerance", token.claim("exp", now - 9));
        add("an nbf of now", token.claim("nbf", now));
        add("an nbf within tolerance", token.claim("nbf", now + 10));
        add("a fractional iat", token.claim("iat", now - 0.25));
        add("an iat of 1970", token.claim("iat", 0));
        add("an iat of minus zero", claims("iat", "\"iat\":-0"));
        add("no iat", token.without("iat"));
        add(
                "an iat after exp, both within tolerance",
                token.claim("iat", now + 9).claim("exp", now + 1));
    }

    private void otherClaims() {
        add("no sub", token.without("sub"));
        add("an empty sub", token.subject(""));
        add("a sub with non-ASCII letters", token.subject("auth0|Zo\u00eb \u5f20\u4f1f \ud83d\ude00"));
        add("no azp", token.without("azp"));
        add("client_id and azp that differ", token.claim("client_id", "other"));
        add("an empty scope", token.claim("scope", ""));
        add("a scope of blanks", token.claim("scope", "   "));
        add("a scope with several blanks", token.claim("scope", "  read:a   write:b "));
        add("a scope that stands twice", token.scope("read:a", "read:a"));
        add("empty permissions", token.permissions());
        add("permissions that stand twice", token.permissions("p:1", "p:1"));
        add("a machine's", token.machineToMachine("robot"));
        add("of the RFC 9068 profile", token.rfc9068());
        add("an organization", token.organization("org_1", "acme"));
        add("namespaced claims", token.claim("https://example.com/roles", List.of("admin")));
        add(
                "acr, amr and auth_time",
                token.claim("acr", "x").claim("amr", List.of("mfa")).claim("auth_time", now));
        add("a null in an unknown claim", token.claim("x", null));
        add(
                "an email address that is not verified",
                token.claim("email", "a@b.c").claim("email_verified", false));
    }

    private void json() {
        add(
                "claims with white space",
                token.raw()
                        .claims(json -> " \r\n\t" + json.replace(",", " ,\n ") + "\t ")
                        .sign());
        add(
                "a header with white space",
                token.raw()
                        .header(json -> "\n" + json.replace(":", " : ") + "\n")
                        .sign());
        add(
                "names written with escapes",
                token.raw()
                        .claims(json -> json.replace("\"sub\"", "\"\\u0073ub\""))
                        .sign());
        add(
                "an escaped issuer",
                token.raw().claims(json -> json.replace("/", "\\/")).sign());
        add(
                "an alg written with an escape",
                token.raw().header(json -> json.replace("RS256", "RS\\u003256")).sign());
        add(
                "UTF-8 of two, three and four bytes",
                first("\"x\":\"\u00c3\u00ab\u00e5\u00bc\u00a0\u00f0\u009f\u0098\u0080\""));
        add("a surrogate pair in escapes", first("\"x\":\"\\ud83d\\ude00\""));
        add("an escaped NUL", first("\"x\":\"\\u0000\""));
        add("U+FFFD itself", first("\"x\":\"\u00ef\u00bf\u00bd\""));
        add("noncharacters", first("\"x\":\"\u00ef\u00bf\u00bf\\ufdd0\""));
        add("an empty name within a claim", first("\"x\":{\"\":1}"));
        add("__proto__", first("\"__proto__\":{\"sub\":\"x\"}"));
        add("names that differ in case only", first("\"SUB\":\"x\",\"Aud\":1"));
        add("names that differ in normalisation only", first("\"\\u00e9\":1,\"e\\u0301\":2"));
        add("the same name in two objects", first("\"x\":{\"sub\":1},\"y\":{\"sub\":1}"));
        add("numbers of all spellings", first("\"x\":[0,-0,0.0,1e1,1E-1,1.5e+3,12345678901234567890]"));
        add("15 arrays in each other", first("\"x\":" + "[".repeat(15) + "]".repeat(15)));
        add("empty objects and arrays", first("\"x\":{},\"y\":[]"));
    }

    private void sizes() {
        add("15 KiB", token.claim("x", "x".repeat(10_900)));
        add("500 claims", withClaims(500));
        add("1,100 elements", token.claim("x", integers(1_100)));
        add("150 long permissions", token.claim("permissions", audiences(150)));
        add("1,000 permissions", token.permissions(permissions(1_000)));
    }

    private TestToken withClaims(int count) {
        TestToken changed = token;
        for (int i = 0; i < count; i++) {
            changed = changed.claim("c" + i, i);
        }
        return changed;
    }

    private List<String> audiences(int count) {
        List<String> audiences = new ArrayList<>(List.of(audience));
        for (int i = 1; i < count; i++) {
            audiences.add("https://api-" + i + ".example.com/");
        }
        return audiences;
    }

    private static String[] permissions(int count) {
        return IntStream.range(0, count).mapToObj(i -> "read:" + i).toArray(String[]::new);
    }

    private static List<Integer> integers(int count) {
        List<Integer> integers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            integers.add(i);
        }
        return integers;
    }

    private String claims(String without, String member) {
        return token.without(without).raw().claims(prepend(member)).sign();
    }

    private String first(String member) {
        return token.raw().claims(prepend(member)).sign();
    }

    private static UnaryOperator<String> prepend(String member) {
        return json -> '{' + member + ',' + json.substring(1);
    }

    private static byte[] otherS(byte[] signature) {
        byte[] s = P256_ORDER
                .subtract(new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)))
                .toByteArray();
        byte[] other = Arrays.copyOf(Arrays.copyOf(signature, 32), 64);
        int length = Math.min(s.length, 32);
        System.arraycopy(s, s.length - length, other, 64 - length, length);
        return other;
    }

    private void add(String name, TestToken changed) {
        add(name, changed.sign());
    }

    private void add(String name, String text) {
        made.add(new Unusual(name, text));
    }
}
