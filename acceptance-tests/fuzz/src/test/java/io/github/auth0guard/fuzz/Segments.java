package io.github.auth0guard.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * How bytes become a token, so that the fuzzer gets past base64url: texts that begin with {@code #} are header, claims
 * and signature with line breaks between them, which are encoded; all others are taken as they are.
 */
final class Segments {
    private Segments() {}

    static String text(byte[] input) {
        String text = new String(input, ISO_8859_1);
        return text.startsWith("#") ? encoded(text.substring(1)) : text;
    }

    private static String encoded(String lines) {
        return Arrays.stream(lines.split("\n", 3)).map(Segments::encode).collect(Collectors.joining("."));
    }

    static String encode(String bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.getBytes(ISO_8859_1));
    }

    /** The reverse: a seed for a token. */
    static byte[] seed(String token) {
        String lines = Arrays.stream(token.split("\\.", -1))
                .map(segment -> new String(Base64.getUrlDecoder().decode(segment), ISO_8859_1))
                .collect(Collectors.joining("\n"));
        return ('#' + lines).getBytes(ISO_8859_1);
    }
}
