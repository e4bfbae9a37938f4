package io.github.auth0guard.benchmarks;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import io.github.auth0guard.AccessToken;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.dpop.DpopMode;
import io.github.auth0guard.dpop.DpopPolicy;
import io.github.auth0guard.http.HttpRequestView;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.test.TestDpopKey;
import io.github.auth0guard.test.TestIssuer;
import java.security.Provider;
import java.security.Security;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A whole authentication of a request whose token has come before: with the token alone, and with an ES256 proof. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DpopRequest {
    private static final String URL = "https://api.example.com/orders";

    /** Proofs stay fresh for as long as a run takes. */
    private final Clock clock = Clock.fixed(Instant.now(), ZoneOffset.UTC);

    private final TestIssuer issuer = TestIssuer.start();
    private final TestDpopKey key = TestDpopKey.create();
    private final Request bearer = Request.with("Bearer " + issuer.token().sign());
    private final Request dpop = proven(issuer.token().boundTo(key).sign());
    private RequestAuthenticator jdk = authenticator(Security.getProvider("SunEC"));
    private RequestAuthenticator accp = jdk;
    private RawJca rawJdk = raw(Security.getProvider("SunEC"));
    private RawJca rawAccp = rawJdk;

    /** Lets everybody see the token once. */
    @Setup
    public void prepare() {
        accp = authenticator(AmazonCorrettoCryptoProvider.INSTANCE);
        rawAccp = raw(AmazonCorrettoCryptoProvider.INSTANCE);
        for (RequestAuthenticator each : List.of(jdk, accp)) {
            each.authenticate(bearer);
            each.authenticate(dpop);
        }
    }

    /** Ends the issuer. */
    @TearDown
    public void stop() {
        issuer.close();
    }

    private RequestAuthenticator authenticator(Provider provider) {
        TokenVerifier verifier = TokenVerifier.forDomain(issuer.url())
                .audience(issuer.audience())
                .build();
        return RequestAuthenticator.builder(verifier)
                .dpop(DpopPolicy.builder(DpopMode.ALLOWED)
                        .jcaProvider(provider)
                        // One proof serves for the whole run: remembering it is another matter than its arithmetic.
                        .replayStore((owner, proof, until) -> true)
                        .clock(clock)
                        .build())
                .build();
    }

    private Request proven(String token) {
        String proof = key.proof("GET", URL, clock).forToken(token).sign();
        return new Request(Map.of("Authorization", List.of("DPoP " + token), "DPoP", List.of(proof)));
    }

    private RawJca raw(Provider provider) {
        try {
            return RawJca.of(Subject.of(issuer, "ES256"), provider);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A bearer token.
     *
     * @return the token
     */
    @Benchmark
    public AccessToken bearer() {
        return jdk.authenticate(bearer);
    }

    /**
     * A bound token and its proof, verified by the JDK.
     *
     * @return the token
     */
    @Benchmark
    public AccessToken proof() {
        return jdk.authenticate(dpop);
    }

    /**
     * A bound token and its proof, verified by Amazon's provider.
     *
     * @return the token
     */
    @Benchmark
    public AccessToken proofAccp() {
        return accp.authenticate(dpop);
    }

    /**
     * Nothing but one ES256 verification by the JDK.
     *
     * @return something
     * @throws Exception never
     */
    @Benchmark
    public Object rawEs256() throws Exception {
        return rawJdk.verify("");
    }

    /**
     * Nothing but one ES256 verification by Amazon's provider.
     *
     * @return something
     * @throws Exception never
     */
    @Benchmark
    public Object rawEs256Accp() throws Exception {
        return rawAccp.verify("");
    }

    private record Request(Map<String, List<String>> fields) implements HttpRequestView {
        static Request with(String authorization) {
            return new Request(Map.of("Authorization", List.of(authorization)));
        }

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String url() {
            return URL;
        }

        @Override
        public List<String> headers(String name) {
            return fields.getOrDefault(name, List.of());
        }
    }
}
