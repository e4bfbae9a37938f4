package io.github.auth0guard.acceptance.corpus;

import io.github.auth0guard.error.Reason;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Claims that no access token for this API has. All are signed by the issuer. */
final class ClaimRecipes {
    private final TestToken token;
    private final String issuer;
    private final String audience;
    private final long now;
    private final List<Hostile> made = new ArrayList<>();

    private ClaimRecipes(TestIssuer issuer, long now) {
        this.token = issuer.token();
        this.issuer = issuer.url();
        this.audience = issuer.audience();
        this.now = now;
    }

    static List<Hostile> of(TestIssuer issuer, long now) {
        ClaimRecipes recipes = new ClaimRecipes(issuer, now);
        recipes.issuers();
        recipes.audiences();
        recipes.times();
        recipes.wrongJsonTypes();
        recipes.otherTokens();
        recipes.confirmations();
        return recipes.made;
    }

    private void issuers() {
        for (String other : List.of(
                "",
                "/",
                issuer + '/',
                issuer.substring(0, issuer.length() - 1),
                issuer.toUpperCase(Locale.ROOT),
                issuer.replace("http:", "https:"),
                issuer.replace("localhost", "127.0.0.1"),
                issuer.replace("localhost", "localhost."),
                issuer.replace("http://", "http://user@"),
                issuer.replace("http://", "HTTP://"),
                issuer + "tenant/",
                issuer + "?x",
                issuer + '#',
                issuer + ' ',
                ' ' + issuer,
                issuer + '\0',
                issuer.replace("o", "%6f"),
                issuer.replace("o", "\u043e"),
                "https://attacker.example/" + issuer)) {
            claim("iss", other, Reason.WRONG_ISSUER);
        }
        add("no iss", token.without("iss"), Reason.WRONG_ISSUER);
    }

    private void audiences() {
        for (String other : List.of(
                "",
                "*",
                audience + '/',
                audience.substring(0, audience.length() - 1),
                audience.toUpperCase(Locale.ROOT),
                audience + ' ',
                ' ' + audience,
                audience + '\0',
                audience + ',' + audience,
                audience + ' ' + audience,
                "https://api.example.com.attacker.example/",
                audience.replace("https:", "http:"),
                audience.replace("a", "\u0430"))) {
            claim("aud", other, Reason.WRONG_AUDIENCE);
            claim("aud", List.of("https://x.example/", other), Reason.WRONG_AUDIENCE);
        }
        add("no aud", token.without("aud"), Reason.WRONG_AUDIENCE);
        for (Object odd : List.of(
                List.of(),
                1,
                true,
                Map.of(),
                Map.of("0", audience),
                List.of(audience, 1),
                List.of(List.of(audience)),
                List.of(Map.of(audience, audience)))) {
            claim("aud", odd, Reason.BAD_CLAIM);
        }
        claim("aud", null, Reason.BAD_CLAIM);
        claim("aud", Arrays.asList(audience, null), Reason.BAD_CLAIM);
    }

    private void times() {
        for (String name : List.of("exp", "nbf", "iat")) {
            for (Object odd : List.of("" + now, "", "2030-01-01T00:00:00Z", true, List.of(now), Map.of("s", now))) {
                claim(name, odd, Reason.BAD_CLAIM);
            }
            claim(name, null, Reason.BAD_CLAIM);
            for (Number far :
                    List.of(-1, -0.5, now * 1_000, now * 1_000_000, 253_402_300_800L, Long.MAX_VALUE, 1e300)) {
                claim(name, far, Reason.TIME_OUT_OF_RANGE);
            }
        }
        add("no exp", token.without("exp"), Reason.EXPIRY_MISSING);
        for (Number past : List.of(0, 1, now - 10, now - 10.5, now - 86_400)) {
            claim("exp", past, Reason.EXPIRED);
        }
        for (Number future : List.of(now + 11, now + 10.5, now + 86_400, 253_402_300_799L)) {
            claim("nbf", future, Reason.NOT_YET_VALID);
            claim("iat", future, Reason.ISSUED_IN_FUTURE);
        }
    }

    private void wrongJsonTypes() {
        for (String name : List.of("iss", "sub", "scope", "azp", "client_id", "jti")) {
            for (Object odd : List.of(1, 1.5, false, List.of("x"), Map.of("x", "y"))) {
                claim(name, odd, Reason.BAD_CLAIM);
            }
            claim(name, null, Reason.BAD_CLAIM);
        }
        for (Object odd : List.of("p:1", 1, true, Map.of("p:1", true), List.of("p:1", 2), List.of(List.of("p:1")))) {
            claim("permissions", odd, Reason.BAD_CLAIM);
        }
        claim("permissions", null, Reason.BAD_CLAIM);
        claim("", "x", Reason.BAD_CLAIM);
    }

    private void otherTokens() {
        for (String name : List.of("nonce", "at_hash", "c_hash", "s_hash")) {
            claim(name, "x", Reason.ID_TOKEN);
            claim(name, null, Reason.ID_TOKEN);
        }
        claim(
                "events",
                Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()),
                Reason.WRONG_TOKEN_TYPE);
        claim("htm", "GET", Reason.WRONG_TOKEN_TYPE);
        claim("htu", audience, Reason.WRONG_TOKEN_TYPE);
        add("empty claims", token.raw().claims(json -> "{}").sign(), Reason.WRONG_ISSUER);
    }

    private void confirmations() {
        for (Object odd : List.of("x", 1, List.of(), Map.of("jkt", 1), Map.of("x5t#S256", true))) {
            claim("cnf", odd, Reason.BAD_CLAIM);
        }
        claim("cnf", null, Reason.BAD_CLAIM);
        for (Map<String, Object> unknown : List.<Map<String, Object>>of(
                Map.of(), Map.of("jwk", Map.of()), Map.of("kid", "x"), Map.of("jkt", "x", "osc", "y"))) {
            claim("cnf", unknown, Reason.UNKNOWN_CONFIRMATION);
        }
        claim("cnf", Map.of("jkt", "x"), Reason.SENDER_CONSTRAINED);
        claim("cnf", Map.of("x5t#S256", "x"), Reason.SENDER_CONSTRAINED);
    }

    private void claim(String name, Object value, Reason reason) {
        Map<String, Object> shown = new HashMap<>();
        shown.put(name, value instanceof String text ? '"' + text + '"' : value);
        add("the claim " + shown, token.claim(name, value), reason);
    }

    private void add(String name, TestToken changed, Reason reason) {
        add(name, changed.sign(), reason);
    }

    private void add(String name, String text, Reason reason) {
        made.add(new Hostile(name, text, reason));
    }
}
