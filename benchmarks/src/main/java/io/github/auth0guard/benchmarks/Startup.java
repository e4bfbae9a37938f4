package io.github.auth0guard.benchmarks;

import io.github.auth0guard.test.TestIssuer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** From the start of a JVM to the first verified token, keys fetched over HTTP; and how much that JVM has to load. */
public final class Startup {
    private static final int RUNS = 21;
    private static final List<String> RUNTIME =
            List.of("auth0-guard-core", "java-jwt", "jwks-rsa", "caffeine", "jackson-", "slf4j-api", "jspecify");

    private Startup() {}

    /**
     * Starts both programs by turns and prints the medians.
     *
     * @param args none
     * @throws Exception if a program fails
     */
    public static void main(String... args) throws Exception {
        List<String> entries = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> RUNTIME.stream().anyMatch(entry::contains) && !entry.contains("jjwt"))
                .toList();
        try (TestIssuer issuer = TestIssuer.start()) {
            String token = issuer.token().sign();
            List<Long> guard = new ArrayList<>();
            List<Long> javaJwt = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                guard.add(run(FirstTokenOfGuard.class, entries, issuer, token));
                javaJwt.add(run(FirstTokenOfJavaJwt.class, entries, issuer, token));
            }
            double ours = median(guard);
            double theirs = median(javaJwt);
            System.out.printf(
                    Locale.ROOT,
                    "JVM start to first verified token, JDK %s, median of %d: auth0-guard %.0f ms, java-jwt %.0f ms,"
                            + " ratio %.2f%n",
                    Runtime.version(),
                    RUNS,
                    ours,
                    theirs,
                    ours / theirs);
        }
        System.out.printf(Locale.ROOT, "Class path of core: %.2f MB%n", megabytes(entries));
    }

    private static long run(Class<?> program, List<String> entries, TestIssuer issuer, String token) throws Exception {
        String own = Path.of(Startup.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        String classPath = own + File.pathSeparator + String.join(File.pathSeparator, entries);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        program.getName(),
                        issuer.url(),
                        issuer.audience(),
                        token)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long start = System.nanoTime();
        int first = process.getInputStream().read();
        long elapsed = System.nanoTime() - start;
        process.waitFor();
        if (first != 'v') {
            throw new IllegalStateException(program.getSimpleName() + " did not verify the token");
        }
        return elapsed / 1_000_000;
    }

    private static double median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static double megabytes(List<String> entries) throws IOException {
        long bytes = 0;
        for (String entry : entries) {
            try (var files = Files.walk(Path.of(entry))) {
                List<Path> regular = files.filter(Files::isRegularFile).collect(Collectors.toList());
                for (Path file : regular) {
                    bytes += Files.size(file);
                }
            }
        }
        return bytes / 1e6;
    }
}
