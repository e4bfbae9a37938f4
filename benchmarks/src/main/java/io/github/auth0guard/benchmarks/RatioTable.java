package io.github.auth0guard.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.openjdk.jmh.results.RunResult;

/** Several rounds of the same contenders side by side, as Markdown: medians, and what each round lay from them. */
final class RatioTable {
    private final String floor;
    private final List<Map<Contender, Cost>> rounds;

    /**
     * Takes the results.
     *
     * @param floor whose time the ratios are to
     * @param rounds each with one result of every contender
     */
    RatioTable(String floor, List<Collection<RunResult>> rounds) {
        this.floor = floor;
        this.rounds = rounds.stream().map(RatioTable::costs).toList();
    }

    private record Contender(String algorithm, String name, int threads) {
        static Contender of(RunResult result) {
            String algorithm = result.getParams().getParam("algorithm");
            String contender = result.getParams().getParam("contender");
            String name = contender == null ? method(result) : contender;
            return new Contender(
                    algorithm == null ? "" : algorithm, name, result.getParams().getThreads());
        }

        private static String method(RunResult result) {
            String name = result.getParams().getBenchmark();
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    private record Cost(double time, double bytes) {
        static Cost of(RunResult result) {
            return new Cost(
                    result.getPrimaryResult().getScore(),
                    result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
        }
    }

    private static Map<Contender, Cost> costs(Collection<RunResult> round) {
        Map<Contender, Cost> costs = new LinkedHashMap<>();
        round.forEach(result -> costs.put(Contender.of(result), Cost.of(result)));
        return costs;
    }

    void print() {
        System.out.println("| algorithm | who | threads | µs | ± | to " + floor + " | to spring | bytes |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (Contender contender : rounds.get(0).keySet()) {
            double[] times = each(round -> round.get(contender).time());
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %d | %.3f | %.3f | %s | %s | %.0f |%n",
                    contender.algorithm,
                    contender.name,
                    contender.threads,
                    median(times),
                    median(distances(times)),
                    ratio(contender, floor),
                    ratio(contender, "spring"),
                    median(each(round -> round.get(contender).bytes())));
        }
        System.out.println();
    }

    /** The median of the ratios of each round, not the ratio of the medians: what a round shares falls out. */
    private String ratio(Contender contender, String name) {
        return rounds.get(0).keySet().stream()
                .filter(other -> other.name.equals(name))
                .findFirst()
                .map(other -> each(
                        round -> round.get(contender).time() / round.get(other).time()))
                .map(ratios -> String.format(Locale.ROOT, "%.3f", median(ratios)))
                .orElse("-");
    }

    private double[] each(ToDoubleFunction<Map<Contender, Cost>> value) {
        return rounds.stream().mapToDouble(value).toArray();
    }

    private static double[] distances(double... values) {
        double middle = median(values);
        return Arrays.stream(values).map(value -> Math.abs(value - middle)).toArray();
    }

    static double median(double... values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int last = sorted.length - 1;
        return IntStream.of(last / 2, last - last / 2)
                .mapToDouble(i -> sorted[i])
                .average()
                .orElseThrow();
    }
}
