package io.github.auth0guard.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTemplateTest {
    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/, ''",
        "/a, /a",
        "/a, /a/",
        "/a/{id}, /a/1",
        "/a/{id}/b, /a/x y/b",
        "/**, /",
        "/**, /a/b",
        "/a/**, /a",
        "/a/**, /a/",
        "/a/**, /a/b/c",
        "/a/{x}/**, /a/b"
    })
    void fits(String template, String path) {
        assertThat(fit(template, path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/, /a",
        "/a, /A",
        "/a, /a/b",
        "/a, /",
        "/a/{id}, /a",
        "/a/{id}, /a/",
        "/a/{id}, /a/1/2",
        "/a/**, /ab",
        "/a/**, /",
        "/a/{x}/**, /a"
    })
    void doesNotFit(String template, String path) {
        assertThat(fit(template, path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//",
                "///",
                "/a//b",
                "/a//",
                "//a",
                "/a/./b",
                "/a/..",
                "/a/..;x/b",
                "/a\\b",
                "/a;x",
                "/a\0",
                "/a\n"
            })
    void nothingFitsAPathThatShouldNotHaveComeThisFar(String path) {
        assertThat(RouteTemplate.segments(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "", "//", "/a//b", "/**/a", "/a*", "/{a", "/a{b}", "/{}", "/{a b}", "/../a", "/a;b", "/*"})
    void aTemplateThatIsWrongIsRefused(String template) {
        assertThatThrownBy(() -> RouteTemplate.of(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + template + "'");
    }

    @Test
    void theMostSpecificComesFirst() {
        assertThat(Stream.of("/**", "/a/**", "/{x}", "/a/{x}", "/a", "/a/b", "/{x}/b", "/")
                        .map(RouteTemplate::of)
                        .sorted(RouteTemplate.MOST_SPECIFIC_FIRST)
                        .map(RouteTemplate::toString))
                .containsExactly("/", "/a", "/a/b", "/a/{x}", "/a/**", "/{x}", "/{x}/b", "/**");
    }

    @Test
    void namesOfVariablesDontMakeADifference() {
        assertThat(RouteTemplate.MOST_SPECIFIC_FIRST.compare(RouteTemplate.of("/a/{x}"), RouteTemplate.of("/a/{y}")))
                .isZero();
    }

    private static boolean fit(String template, String path) {
        List<String> segments = RouteTemplate.segments(path).orElseThrow();
        return RouteTemplate.of(template).fits(segments);
    }
}
