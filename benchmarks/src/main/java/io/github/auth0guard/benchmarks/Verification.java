package io.github.auth0guard.benchmarks;

import io.github.auth0guard.test.TestIssuer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One verification of one token; which contender is a parameter, so that each has a JVM of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Verification {
    /** The token's algorithm. */
    @Param("RS256")
    public String algorithm = "RS256";

    /** Who verifies. */
    @Param("auth0-guard")
    public String contender = "auth0-guard";

    private final TestIssuer issuer = TestIssuer.start();
    private String token = "";
    private Contender subject = text -> text;

    /**
     * Makes the token and whoever verifies it.
     *
     * @throws Exception if that fails
     */
    @Setup
    public void prepare() throws Exception {
        Subject made = Subject.of(issuer, algorithm);
        token = made.token();
        subject = Contender.named(contender, made);
        subject.verify(token);
    }

    /** Ends the issuer, from which Spring's decoder has its keys. */
    @TearDown
    public void stop() {
        issuer.close();
    }

    /**
     * Verifies.
     *
     * @return the verdict
     * @throws Exception if the token is refused
     */
    @Benchmark
    public Object verify() throws Exception {
        return subject.verify(token);
    }
}
