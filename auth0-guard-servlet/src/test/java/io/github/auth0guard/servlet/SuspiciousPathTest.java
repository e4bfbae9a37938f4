package io.github.auth0guard.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuspiciousPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a",
                "/a/",
                "/a/b.c",
                "/a/..b",
                "/a/b..",
                "/.well-known/x",
                "/a%20b",
                "/%C3%A4",
                "/a:b@c",
                "/a,b",
                "/~a",
                "/...",
                "/%2d"
            })
    void ordinaryPathsPass(String path) {
        assertThat(SuspiciousPath.find(path, Set.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/a;b, SEMICOLON",
        "/a%3Bb, SEMICOLON",
        "/a%3bb, SEMICOLON",
        "//, DOUBLE_SLASH",
        "/a//b, DOUBLE_SLASH",
        "'/a\\b', BACKSLASH",
        "/a%5Cb, BACKSLASH",
        "/a%2Fb, ENCODED_SLASH",
        "/a%2fb, ENCODED_SLASH",
        "/%2e%2e/a, ENCODED_DOT",
        "/a%252fb, ENCODED_PERCENT",
        "/a/., DOT_SEGMENT",
        "/./a, DOT_SEGMENT",
        "/a/../b, DOT_SEGMENT",
        "/.., DOT_SEGMENT",
        "/a%00, CONTROL_CHARACTER",
        "/a%0D%0Ab, CONTROL_CHARACTER",
        "/a%1f, CONTROL_CHARACTER",
        "/a%7F, CONTROL_CHARACTER",
        "/a%, BROKEN_ENCODING",
        "/a%4, BROKEN_ENCODING",
        "/a%zz, BROKEN_ENCODING",
        "*, NO_LEADING_SLASH",
        "'', NO_LEADING_SLASH"
    })
    void eachKindIsFoundAndCanBeAllowedOnItsOwn(String path, SuspiciousPath kind) {
        assertThat(SuspiciousPath.find(path, EnumSet.complementOf(EnumSet.of(kind))))
                .contains(kind);
        assertThat(SuspiciousPath.find(path, Set.of())).isPresent();
        assertThat(SuspiciousPath.find(path, EnumSet.of(kind))).isEmpty();
    }

    @Test
    void allowingOneKindAllowsNoOther() {
        assertThat(SuspiciousPath.find("/a/..;/b", EnumSet.of(SuspiciousPath.SEMICOLON)))
                .contains(SuspiciousPath.DOT_SEGMENT);
    }
}
