package io.github.auth0guard.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the contenders against each other and prints tables of ratios. Its one argument are the names of suites with
 * commas between: {@code first}, {@code native}, {@code repeated}, {@code turns}, {@code threads}, {@code virtual}, {@code
 * dpop}, {@code hostile}, {@code startup}, {@code server}.
 */
public final class Benchmarks {
    private static final List<String> PEERS = List.of("java-jwt", "jose4j", "nimbus", "spring", "jjwt");

    private Benchmarks() {}

    /**
     * Runs.
     *
     * @param args names of suites
     * @throws Exception if a benchmark fails
     */
    public static void main(String... args) throws Exception {
        for (String suite : args[0].split(",", -1)) {
            System.out.println("\n## " + suite + ", JDK " + Runtime.version() + "\n");
            switch (suite) {
                case "first" -> first();
                case "native" -> nativeProvider();
                case "repeated" -> verification("RS256", 1, "auth0-guard cached", "raw JCA", "spring");
                case "turns" -> {
                    Turns.print("raw JCA", "auth0-guard", "java-jwt", "spring");
                    Turns.print("raw JCA, new tokens", "auth0-guard, new tokens", "spring, new tokens");
                }
                case "threads" -> {
                    verification("RS256", 1, "auth0-guard cached");
                    verification("RS256", 2, "auth0-guard cached");
                }
                case "virtual" -> virtual();
                case "dpop" -> run(options().include("DpopRequest"), "bearer");
                case "hostile" -> run(options().include("HostileCost"), "good");
                case "startup" -> Startup.main();
                case "server" -> ServerLoad.main();
                default -> throw new IllegalArgumentException("No suite " + suite);
            }
        }
    }

    private static void first() throws RunnerException {
        for (String algorithm : List.of("RS256", "PS256", "ES256", "EdDSA")) {
            List<String> peers = algorithm.equals("EdDSA") ? List.of("jose4j", "jjwt") : PEERS;
            verification(algorithm, 1, concat(List.of("raw JCA", "auth0-guard"), peers));
        }
    }

    private static void nativeProvider() throws RunnerException {
        for (String algorithm : List.of("RS256", "PS256", "ES256", "EdDSA")) {
            List<String> spring = algorithm.equals("EdDSA") ? List.of("jjwt") : List.of("spring");
            verification(algorithm, 1, concat(List.of("raw ACCP", "auth0-guard ACCP"), spring));
        }
    }

    private static void virtual() throws RunnerException {
        if (Runtime.version().feature() < 21) {
            System.out.println("JDK " + Runtime.version().feature() + " has no virtual threads.");
            return;
        }
        run(
                of("RS256", 2, "auth0-guard cached", "auth0-guard", "spring")
                        .jvmArgsAppend("-Djmh.executor=VIRTUAL", "-Djdk.virtualThreadScheduler.parallelism=2"),
                "spring");
    }

    private static void verification(String algorithm, int threads, String... contenders) throws RunnerException {
        run(of(algorithm, threads, contenders), contenders[0]);
    }

    private static ChainedOptionsBuilder of(String algorithm, int threads, String... contenders) {
        return options()
                .include("Verification")
                .param("algorithm", algorithm)
                .param("contender", contenders)
                .threads(threads);
    }

    private static ChainedOptionsBuilder options() {
        return new OptionsBuilder()
                .warmupIterations(4)
                .warmupTime(TimeValue.milliseconds(750))
                .measurementIterations(4)
                .measurementTime(TimeValue.milliseconds(750))
                .forks(1)
                .addProfiler(GCProfiler.class)
                .jvmArgs("-Xms1g", "-Xmx1g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                .verbosity(Boolean.getBoolean("verbose") ? VerboseMode.NORMAL : VerboseMode.SILENT);
    }

    /** Takes the contenders in turn, over and over: a machine that is slow for a minute is slow for all of them. */
    private static void run(ChainedOptionsBuilder options, String floor) throws RunnerException {
        List<Collection<RunResult>> rounds = new ArrayList<>();
        for (int round = Integer.getInteger("rounds", 5); round > 0; round--) {
            rounds.add(new Runner(options.build()).run());
        }
        new RatioTable(floor, rounds).print();
    }

    private static String[] concat(List<String> first, List<String> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toArray(String[]::new);
    }
}
