package io.github.auth0guard.acceptance.corpus;

import io.github.auth0guard.error.Reason;
import io.github.auth0guard.test.TestToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** The issuer's token spelled in ways that laxer readers take for the same, and texts that are no token at all. */
final class EncodingRecipes {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static final List<String> FOREIGN = List.of(
            " ",
            "\t",
            "\r",
            "\n",
            "\r\n",
            "\0",
            "\u000b",
            "\u007f",
            "\u00a0",
            "\u00e9",
            "\u200b",
            "\ufeff",
            "\uff21",
            "\ud83d\ude00",
            "+",
            "/",
            "=",
            "?",
            "*",
            "%41",
            ",",
            ";",
            ":",
            "!",
            "~",
            "\"",
            "{",
            "\\",
            "'");

    private static final List<String> NO_TOKENS = List.of(
            "",
            ".",
            "..",
            "...",
            ".....",
            "a",
            "a.",
            ".a",
            "a.b",
            "..a",
            "a..b",
            ".a.b",
            "a.b.c.d",
            "a.b.c.d.e.f",
            "Bearer",
            "null",
            "undefined",
            "{}",
            "{\"protected\":\"e30\"}",
            "\u0000",
            "<saml/>",
            "Wq3kT8eJmVnRzY5pLc0XbA7dFhGs2uNi");

    private final TestToken token;
    private final List<Hostile> made = new ArrayList<>();

    private EncodingRecipes(TestToken token) {
        this.token = token;
    }

    static List<Hostile> of(TestToken token) {
        EncodingRecipes recipes = new EncodingRecipes(token);
        recipes.padding();
        recipes.unusedBits();
        recipes.foreignCharacters();
        recipes.shapes();
        recipes.sizes();
        return recipes.made;
    }

    private void padding() {
        for (int segment = 0; segment < 3; segment++) {
            respell(segment, "with padding", s -> s + "=".repeat((4 - s.length() % 4) % 4));
            respell(segment, "with one more =", s -> s + "=");
            respell(segment, "with one more character", s -> s + "A".repeat(1 + (4 - s.length() % 4) % 4));
            respell(segment, "that begins with =", s -> "=" + s);
        }
    }

    private void unusedBits() {
        for (int bits = 1; bits < 16; bits++) {
            int added = bits;
            respell(
                    2,
                    "with the unused bits " + bits,
                    s -> s.substring(0, s.length() - 1)
                            + ALPHABET.charAt(ALPHABET.indexOf(s.charAt(s.length() - 1)) + added));
        }
        for (int segment = 0; segment < 2; segment++) {
            respell(
                    segment,
                    "with unused bits",
                    s -> s.substring(0, s.length() - 1)
                            + ALPHABET.charAt(ALPHABET.indexOf(s.charAt(s.length() - 1)) + 1));
        }
    }

    private void foreignCharacters() {
        for (String foreign : FOREIGN) {
            respell(2, "with " + foreign + " inside", s -> s.substring(0, 40) + foreign + s.substring(40));
            respell(0, "with " + foreign + " inside", s -> s.substring(0, 4) + foreign + s.substring(4));
        }
        for (String space : List.of(" ", "\t", "\r\n", "\0")) {
            add("a token that begins with " + space, space + token.sign(), Reason.BAD_BASE64URL);
            add("a token that ends with " + space, token.sign() + space, Reason.BAD_BASE64URL);
        }
    }

    private void shapes() {
        for (String text : NO_TOKENS) {
            add("the text '" + text + "'", text, Reason.NOT_A_JWS);
        }
        add("five short segments", "a.b.c.d.e", Reason.ENCRYPTED_TOKEN);
        add("four dots", "....", Reason.ENCRYPTED_TOKEN);
        add("a good token and two more segments", token.sign() + ".a.b", Reason.ENCRYPTED_TOKEN);
        add("a good token and one more segment", token.sign() + ".a", Reason.NOT_A_JWS);
        add("a good token and a dot", token.sign() + '.', Reason.NOT_A_JWS);
        add("a dot and a good token", '.' + token.sign(), Reason.NOT_A_JWS);
        add("two good tokens", token.sign() + ',' + token.sign(), Reason.ENCRYPTED_TOKEN);
        add("16,000 dots", ".".repeat(16_000), Reason.NOT_A_JWS);
        add("the scheme before a good token", "Bearer " + token.sign(), Reason.BAD_BASE64URL);
        add("a good token in quotes", '"' + token.sign() + '"', Reason.BAD_BASE64URL);
    }

    private void sizes() {
        add("16,385 characters", "a".repeat(16_385), Reason.TOKEN_TOO_LARGE);
        add("a million dots", ".".repeat(1_000_000), Reason.TOKEN_TOO_LARGE);
        add("a signed token of 17 KB", token.claim("x", "x".repeat(12_600)).sign(), Reason.TOKEN_TOO_LARGE);
        add("a large header", token.header("x", "x".repeat(12_600)).sign(), Reason.TOKEN_TOO_LARGE);
    }

    /** Header and claims are signed as they are respelled, so that only the spelling is wrong. */
    private void respell(int segment, String how, UnaryOperator<String> change) {
        String[] segments = uneven().split("\\.", -1);
        segments[segment] = change.apply(segments[segment]);
        String name = "segment " + segment + ' ' + how;
        String text = segment == 2
                ? String.join(".", segments)
                : token.raw().sign(String.join(".", Arrays.asList(segments).subList(0, 2)));
        add(name, text, Reason.BAD_BASE64URL);
    }

    /** Each segment ends in an incomplete group, so that it can be padded and has unused bits. */
    private String uneven() {
        return token.raw()
                .header(EncodingRecipes::uneven)
                .claims(EncodingRecipes::uneven)
                .sign();
    }

    private static String uneven(String json) {
        return json.length() % 3 == 0 ? json + ' ' : json;
    }

    private void add(String name, String text, Reason reason) {
        made.add(new Hostile(name, text, reason));
    }
}
