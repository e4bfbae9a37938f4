package io.github.auth0guard.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code in the documentation is code that compiles: each Java block stands, to the letter, in a compiled file. */
class SnippetsTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern SHOWN = Pattern.compile("<!-- snippet: (\\S+) -->\n```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMPILED =
            Pattern.compile("\n *// snippet: (\\S+)\n(.*?)\n *// end\n", Pattern.DOTALL);

    static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void eachSnippetCompiles(Path document) throws IOException {
        Map<String, String> compiled = compiled();
        Matcher shown = SHOWN.matcher(Files.readString(document));
        while (shown.find()) {
            assertThat(compiled).containsKey(shown.group(1));
            assertThat(shown.group(2).strip()).as(shown.group(1)).isEqualTo(compiled.get(shown.group(1)));
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void noJavaBlockIsWithoutOne(Path document) throws IOException {
        String text = Files.readString(document);
        assertThat(Pattern.compile("```java").matcher(text).results().count())
                .isEqualTo(SHOWN.matcher(text).results().count());
    }

    @Test
    void everySnippetIsShownSomewhere() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path document : documents()) {
            all.append(Files.readString(document));
        }
        assertThat(compiled().keySet()).allSatisfy(name -> assertThat(all).contains("<!-- snippet: " + name + " -->"));
    }

    private static Map<String, String> compiled() throws IOException {
        Map<String, String> snippets = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("acceptance-tests"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.endsWith("SnippetsTest.java"))
                    .toList()) {
                Matcher region = COMPILED.matcher(Files.readString(file));
                while (region.find()) {
                    snippets.put(region.group(1), region.group(2).stripIndent().strip());
                }
            }
        }
        return snippets;
    }
}
