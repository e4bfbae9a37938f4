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

    private static final int MOST_VALUES = 1_125;
    private static final int MOST_MEMBERS = 560;

    /** What the claims are full of. Whoever has no key can write all of these. */
    private static final Map<String, Filler> FILLERS = Map.of(
            "members", members(i -> ",\"" + Integer.toString(i + 36, 36) + "\":1"),
            "members with one hash", members(i -> ",\"" + collision(i) + "\":1"),
            "escaped names", members(i -> ",\"\\u0061" + i + "\":1"),
            "escapes", new Filler(",\"x\":\"", i -> "\\u00e9", Integer.MAX_VALUE, "\""),
            "UTF-8", new Filler(",\"x\":\"", i -> "\u00e9", Integer.MAX_VALUE, "\""),
            "numbers", elements(",1.5e9", MOST_VALUES),
            "short strings", elements(",\"a\"", MOST_VALUES),
            "arrays", elements(",[]", MOST_VALUES),
            "objects", elements(",{\"a\":{}}", MOST_VALUES / 3),
            "members with one hash, and numbers",
                    new Filler(
                            "",
                            i -> i < MOST_VALUES / 4
                                    ? ",\"" + collision(i) + "\":1"
                                    : i == MOST_VALUES / 4 ? ",\"x\":[1" : ",1.5e9",
                            MOST_VALUES * 3 / 4,
                            "]"));

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
        "objects",
        "members with one hash, and numbers"
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

    private String hostile(Filler filler) {
        String[] good = issuer.token().sign().split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(good[1]), UTF_8);
        byte[] full = filler.fill(claims.substring(0, claims.length() - 1)).getBytes(UTF_8);
        return good[0] + '.' + Base64.getUrlEncoder().withoutPadding().encodeToString(full) + '.' + good[2];
    }

    private static Filler members(IntFunction<String> piece) {
        return new Filler("", piece, MOST_MEMBERS, "");
    }

    private static Filler elements(String piece, int most) {
        return new Filler(",\"x\":[1", i -> piece, most, "]");
    }

    /** Names that {@link String#hashCode()} can't tell apart: 31 less in the second character is one in the first. */
    private static String collision(int i) {
        StringBuilder name = new StringBuilder();
        for (int pair = 0; pair < 5; pair++) {
            int choice = i >> 2 * pair & 0b11;
            name.append((char) ('A' + choice)).append((char) ('~' - 31 * choice));
        }
        return name.toString();
    }

    /** Pieces up to as many as core reads, and a long string for what is left of the length. */
    private record Filler(String before, IntFunction<String> piece, int most, String after) {
        String fill(String claims) {
            StringBuilder text = new StringBuilder(claims).append(before);
            int length = length(text);
            for (int i = 0; i < most && length < CLAIMS_LENGTH; i++) {
                text.append(piece.apply(i));
                length += length(piece.apply(i));
            }
            text.append(after).append(",\"rest\":\"");
            return text.append("x".repeat(Math.max(0, CLAIMS_LENGTH - length(text)))) + "\"}";
        }

        private static int length(CharSequence text) {
            return text.toString().getBytes(UTF_8).length;
        }
    }
}
