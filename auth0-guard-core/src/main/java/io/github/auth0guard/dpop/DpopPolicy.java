package io.github.auth0guard.dpop;

import io.github.auth0guard.jws.SignatureAlgorithm;
import io.github.auth0guard.jws.SignatureProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a service asks of DPoP clients (RFC 9449). Immutable and thread-safe.
 *
 * <pre>{@code
 * DpopPolicy policy = DpopPolicy.builder(DpopMode.REQUIRED)
 *         .algorithms("ES256", "EdDSA")
 *         .replayStore(shared)
 *         .nonces(DpopNonces.sharing(secret))
 *         .build();
 * }</pre>
 */
public final class DpopPolicy {
    private final DpopMode mode;
    private final List<SignatureAlgorithm> algorithms;
    private final SignatureProvider provider;
    private final Duration maxAge;
    private final Duration clockSkew;
    private final ReplayStore replayStore;
    private final @Nullable DpopNonces nonces;
    private final Clock clock;

    DpopPolicy(DpopPolicyBuilder builder, List<SignatureAlgorithm> algorithms, ReplayStore replayStore) {
        this.mode = builder.mode;
        this.algorithms = List.copyOf(algorithms);
        this.provider = builder.provider;
        this.maxAge = builder.maxAge;
        this.clockSkew = builder.clockSkew;
        this.replayStore = replayStore;
        this.nonces = builder.nonces;
        this.clock = builder.clock;
    }

    /**
     * Takes the defaults: ES256, proofs of the last 60 seconds, no nonces, replays remembered in memory.
     *
     * @param mode whether DPoP is accepted or required
     * @return the policy
     */
    public static DpopPolicy of(DpopMode mode) {
        return builder(mode).build();
    }

    /**
     * Starts a policy.
     *
     * @param mode whether DPoP is accepted or required
     * @return a builder with the defaults of {@link #of}
     */
    public static DpopPolicyBuilder builder(DpopMode mode) {
        return new DpopPolicyBuilder(mode);
    }

    /**
     * Returns whether DPoP is accepted or required.
     *
     * @return the mode
     */
    public DpopMode mode() {
        return mode;
    }

    /**
     * Returns the accepted algorithms of proofs, as challenges and resource metadata name them.
     *
     * @return their names in order
     */
    public List<String> algorithms() {
        return algorithms.stream().map(Enum::name).toList();
    }

    /**
     * Returns the nonces that clients must use.
     *
     * @return the nonces; empty if none are asked for
     */
    public Optional<DpopNonces> nonces() {
        return Optional.ofNullable(nonces);
    }

    Optional<SignatureAlgorithm> algorithm(String name) {
        return algorithms.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    SignatureProvider provider() {
        return provider;
    }

    Duration maxAge() {
        return maxAge;
    }

    Duration clockSkew() {
        return clockSkew;
    }

    ReplayStore replayStore() {
        return replayStore;
    }

    Clock clock() {
        return clock;
    }
}
