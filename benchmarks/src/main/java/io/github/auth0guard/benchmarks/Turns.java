package io.github.auth0guard.benchmarks;

import com.sun.management.ThreadMXBean;
import io.github.auth0guard.test.TestIssuer;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Contenders that share a JVM and take turns of a few milliseconds. A machine whose speed changes from one second to the
 * next, as with neighbours, spoils the ratios of JMH's runs, which lie seconds apart; here it is slow for all of them.
 */
final class Turns {
    private static final int VERIFICATIONS = 200;
    private static final int WARMUP = 300;
    private static final int MEASURED = 900;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<Contender> contenders;
    private final double[][] micros;
    private final long[] bytes;

    private Turns(List<Contender> contenders) {
        this.contenders = contenders;
        this.micros = new double[contenders.size()][MEASURED];
        this.bytes = new long[contenders.size()];
    }

    /**
     * Prints a table.
     *
     * @param names of RS256 contenders: first the floor, last whom the others are compared with besides
     * @throws Exception if a token is refused
     */
    static void print(String... names) throws Exception {
        try (TestIssuer issuer = TestIssuer.start()) {
            Subject subject = Subject.of(issuer, "RS256");
            Contender[] made = new Contender[names.length];
            for (int i = 0; i < names.length; i++) {
                made[i] = Contender.named(names[i], subject);
            }
            Turns turns = new Turns(List.of(made));
            turns.run(subject.token());
            turns.print(List.of(names));
        }
    }

    private void run(String token) throws Exception {
        for (int round = -WARMUP; round < MEASURED; round++) {
            for (int who = 0; who < contenders.size(); who++) {
                turn(round, who, token);
            }
        }
    }

    private void turn(int round, int who, String token) throws Exception {
        Contender contender = contenders.get(who);
        long before = allocated();
        long start = System.nanoTime();
        for (int i = 0; i < VERIFICATIONS; i++) {
            contender.verify(token);
        }
        long nanos = System.nanoTime() - start;
        if (round >= 0) {
            micros[who][round] = nanos / 1_000.0 / VERIFICATIONS;
            bytes[who] += allocated() - before;
        }
    }

    private static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    private void print(List<String> names) {
        int last = names.size() - 1;
        System.out.printf(
                "| who | µs | to %s | to %s | bytes |%n|---|---|---|---|---|%n", names.get(0), names.get(last));
        for (int who = 0; who <= last; who++) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.3f | %.3f | %d |%n",
                    names.get(who),
                    RatioTable.median(micros[who]),
                    ratio(who, 0),
                    ratio(who, last),
                    bytes[who] / MEASURED / VERIFICATIONS);
        }
        System.out.println();
    }

    /** The median of the ratios of each round. */
    private double ratio(int who, int other) {
        return RatioTable.median(IntStream.range(0, MEASURED)
                .mapToDouble(round -> micros[who][round] / micros[other][round])
                .toArray());
    }
}
