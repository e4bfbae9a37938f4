package io.github.auth0guard.acceptance.differential;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** What can be said of a token's text, with the JDK's and Jackson's readers and without ours. */
record TokenText(List<String> segments) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static TokenText of(String token) {
        return new TokenText(Arrays.asList(token.split("\\.", -1)));
    }

    boolean isCanonical() {
        return segments.stream().allMatch(segment -> segment.equals(canonical(segment)));
    }

    private static String canonical(String segment) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Base64.getUrlDecoder().decode(segment));
        } catch (IllegalArgumentException e) {
            return "not even base64url";
        }
    }

    /** Header and claims, each byte as one character. */
    Stream<String> documents() {
        return segments.stream().limit(2).map(TokenText::decode).map(d -> new String(d, StandardCharsets.ISO_8859_1));
    }

    boolean isUtf8() {
        return segments.stream().limit(2).map(TokenText::decode).allMatch(TokenText::isUtf8);
    }

    private static boolean isUtf8(byte[] document) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** What Jackson says against header or claims. */
    Stream<String> complaints() {
        return segments.stream().limit(2).map(TokenText::decode).flatMap(TokenText::complaint);
    }

    private static Stream<String> complaint(byte[] document) {
        try {
            boolean object =
                    JSON.readTree(new String(document, StandardCharsets.UTF_8)).isObject();
            return object ? Stream.empty() : Stream.of("not an object");
        } catch (IOException e) {
            return Stream.of(e.getMessage());
        }
    }

    JsonNode header() {
        return tree(segments.get(0));
    }

    JsonNode claims() {
        return tree(segments.get(1));
    }

    private static JsonNode tree(String segment) {
        try {
            return JSON.readTree(decode(segment));
        } catch (IOException e) {
            throw new IllegalStateException("judged by its content, but Jackson can't read that", e);
        }
    }

    private static byte[] decode(String segment) {
        return Base64.getUrlDecoder().decode(segment);
    }
}
