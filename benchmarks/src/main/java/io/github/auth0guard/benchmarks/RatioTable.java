package io.github.auth0guard.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;

/** Results of one run side by side, as Markdown. */
final class RatioTable {
    private final String floor;
    private final List<Row> rows = new ArrayList<>();

    /**
     * Takes the results.
     *
     * @param floor whose time the ratios are to
     */
    RatioTable(String floor, Collection<RunResult> results) {
        this.floor = floor;
        results.forEach(result -> rows.add(Row.of(result)));
    }

    private record Row(String algorithm, String name, int threads, double time, double error, double bytes) {
        static Row of(RunResult result) {
            String contender = result.getParams().getParam("contender");
            String name = contender == null ? method(result) : contender;
            String algorithm = result.getParams().getParam("algorithm");
            return new Row(
                    algorithm == null ? "" : algorithm,
                    name,
                    result.getParams().getThreads(),
                    result.getPrimaryResult().getScore(),
                    result.getPrimaryResult().getScoreError(),
                    result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
        }

        private static String method(RunResult result) {
            String name = result.getParams().getBenchmark();
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    void print() {
        System.out.println("| algorithm | who | threads | µs | ± | to " + floor + " | to spring | bytes |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (Row row : rows) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %d | %.3f | %.3f | %s | %s | %.0f |%n",
                    row.algorithm,
                    row.name,
                    row.threads,
                    row.time,
                    row.error,
                    ratio(row, floor),
                    ratio(row, "spring"),
                    row.bytes);
        }
        System.out.println();
    }

    private String ratio(Row row, String to) {
        return rows.stream()
                .filter(other -> other.name.equals(to))
                .map(other -> String.format(Locale.ROOT, "%.3f", row.time / other.time))
                .findFirst()
                .orElse("-");
    }
}
