package io.github.auth0guard.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The promise that the sample service keeps: guarded, and tested with the kit, in under 40 lines. */
class ConsumerTest {
    private static final Path SOURCES = Path.of("..", "consumer", "src");

    @Test
    void guardAndTestsTakeFewerThanFortyLines() throws IOException {
        assertThat(lines().filter(ConsumerTest::isCode)).hasSizeBetween(20, 39);
    }

    @Test
    void nothingOfItIsInALibrarysPackage() throws IOException {
        assertThat(lines().filter(line -> line.startsWith("package "))).containsOnly("package com.example.shop;");
    }

    private static boolean isCode(String line) {
        return !line.isBlank() && !line.startsWith("import ") && !line.startsWith("package ");
    }

    private static Stream<String> lines() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> java =
                    files.filter(path -> path.toString().endsWith(".java")).toList();
            return java.stream().flatMap(file -> read(file).stream());
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
