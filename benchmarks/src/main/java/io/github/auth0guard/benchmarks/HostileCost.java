package io.github.auth0guard.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.IssuerVerifier;
import io.github.auth0guard.TokenCache;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.test.TestIssuer;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What refusing the longest token that is looked at costs, by what it is full of; a good one of that size beside it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HostileCost {
    private static final int LENGTH = 16 * 1024;
    private static final int CLAIMS_LENGTH = 11_850;

    /** What the claims are full of, a piece at a time. Whoever has no key can write all of these. */
    private static final Map<String, IntFunction<String>> FILLERS = Map.of(
            "members", i -> ",\"" + Integer.toString(i, 36) + "\":1",
            "members with one hash", i -> ",\"" + collision(i) + "\":1",
            "escaped names", i -> ",\"\\u0061" + i + "\":1",
            "escapes", i -> i == 0 ? ",\"x\":\"" : "\\u00e9",
            "UTF-8", i -> i == 0 ? ",\"x\":\"" : "\u00e9",
            "numbers", i -> i == 0 ? ",\"x\":[1" : ",1.5e9",
            "short strings", i -> i == 0 ? ",\"x\":[1" : ",\"a\"",
            "arrays", i -> i == 0 ? ",\"x\":[1" : ",[]",
            "objects", i -> i == 0 ? ",\"x\":[1" : ",{\"a\":{}}");

    /** What the token is full of. */
    @Param({
        "good",
        "members",
        "members with one hash",
        "escaped names",
        "escapes",
        "UTF-8",
        "numbers",
        "short strings",
        "arrays",
        "objects"
    })
    public String contender = "good";

    private final TestIssuer issuer = TestIssuer.start();
    private final IssuerVerifier verifier = TokenVerifier.issuer(issuer.url())
            .audience(issuer.audience())
            .jwkSet(issuer.jwkSet())
            .tokenCache(TokenCache.disabled())
            .build();
    private String token = "";

    /** Makes the token. */
    @Setup
    public void prepare() {
        token = contender.equals("good") ? good() : hostile(FILLERS.get(contender));
        if (token.length() > LENGTH || token.length() < LENGTH - 512) {
            throw new IllegalStateException("not of that size: " + token.length());
        }
    }

    /** Ends the issuer. */
    @TearDown
    public void stop() {
        verifier.close();
        issuer.close();
    }

    /**
     * Judges it.
     *
     * @return the token or why it is refused
     */
    @Benchmark
    public Object judge() {
        try {
            AccessToken good = verifier.verify(token);
            return good;
        } catch (AuthException e) {
            return e.reason();
        }
    }

    private String good() {
        return issuer.token().claim("x", "x".repeat(CLAIMS_LENGTH - 250)).sign();
    }

    private String hostile(IntFunction<String> filler) {
        String[] good = issuer.token().sign().split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(good[1]), UTF_8);
        StringBuilder text = new StringBuilder(claims.substring(0, claims.length() - 1));
        for (int i = 0; text.toString().getBytes(UTF_8).length < CLAIMS_LENGTH; i++) {
            text.append(filler.apply(i));
        }
        return good[0] + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(text.toString().getBytes(UTF_8)) + "." + good[2];
    }

    /** Names that {@link String#hashCode()} can't tell apart. */
    private static String collision(int i) {
        return IntStream.range(0, 12)
                .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                .reduce("", String::concat);
    }
}
