package io.github.auth0guard.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * Inputs that a fuzzer found interesting, because each reached code that no earlier one had: a line of base64 each.
 * {@code .ci/fuzz} makes the files.
 */
final class Corpus {
    private Corpus() {}

    static Stream<byte[]> of(Class<?> target) {
        try (InputStream lines = target.getResourceAsStream(target.getSimpleName() + ".corpus")) {
            if (lines == null) {
                throw new IllegalStateException("no corpus of " + target + "; begin with an empty file");
            }
            return new String(lines.readAllBytes(), US_ASCII).lines().map(Base64.getDecoder()::decode);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
