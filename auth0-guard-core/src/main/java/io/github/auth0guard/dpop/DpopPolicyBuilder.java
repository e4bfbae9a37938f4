package io.github.auth0guard.dpop;

import io.github.auth0guard.ConfigurationException;
import io.github.auth0guard.jws.SignatureAlgorithm;
import io.github.auth0guard.jws.SignatureProvider;
import java.security.Provider;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Configures a {@link DpopPolicy}. Nothing is checked before {@link #build()}. Not thread-safe. */
public final class DpopPolicyBuilder {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    final DpopMode mode;
    Duration maxAge = Duration.ofSeconds(60);
    Duration clockSkew = Duration.ofSeconds(5);
    Clock clock = Clock.systemUTC();
    SignatureProvider provider = SignatureProvider.ofPlatform();
    private @Nullable Provider jcaProvider;

    @Nullable
    DpopNonces nonces;

    private List<String> algorithms = List.of("ES256");
    private @Nullable ReplayStore replayStore;

    DpopPolicyBuilder(DpopMode mode) {
        this.mode = Objects.requireNonNull(mode, "mode");
    }

    /**
     * Sets the algorithms that proofs may be signed with, by default ES256 only.
     *
     * @param names any of ES256, ES384, ES512, EdDSA (Ed25519), PS256, PS384, PS512, RS256, RS384, RS512
     * @return this builder
     */
    public DpopPolicyBuilder algorithms(String... names) {
        algorithms = List.of(names);
        return this;
    }

    /**
     * Sets how old a proof may be, by default 60 seconds. Replays are remembered for as long, so a shorter time also
     * saves memory.
     *
     * @param age 1 second to 5 minutes
     * @return this builder
     */
    public DpopPolicyBuilder maxAge(Duration age) {
        maxAge = Objects.requireNonNull(age, "age");
        return this;
    }

    /**
     * Sets how far a client's clock may be ahead, by default 5 seconds.
     *
     * @param skew 0 to 5 minutes
     * @return this builder
     */
    public DpopPolicyBuilder clockSkew(Duration skew) {
        clockSkew = Objects.requireNonNull(skew, "skew");
        return this;
    }

    /**
     * Sets where used proofs are remembered, by default an {@link InMemoryReplayStore}, which is right for one instance
     * only: with several a proof could be used once at each.
     *
     * @param store a store; it is not closed by the library
     * @return this builder
     */
    public DpopPolicyBuilder replayStore(ReplayStore store) {
        replayStore = Objects.requireNonNull(store, "store");
        return this;
    }

    /**
     * Demands nonces of this service in every proof. By default none are asked for.
     *
     * @param required the nonces
     * @return this builder
     */
    public DpopPolicyBuilder nonces(DpopNonces required) {
        nonces = Objects.requireNonNull(required, "required");
        return this;
    }

    /**
     * Sets the clock that proofs are dated by, by default the system's.
     *
     * @param clock a clock
     * @return this builder
     */
    public DpopPolicyBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Sets who does the arithmetic of signatures. By default that is Amazon Corretto Crypto Provider if it is on the
     * class path and healthy, or else what the platform prefers.
     *
     * @param provider a provider with all of {@link #algorithms}; it need not be registered
     * @return this builder
     */
    public DpopPolicyBuilder jcaProvider(Provider provider) {
        jcaProvider = Objects.requireNonNull(provider, "provider");
        return this;
    }

    /**
     * Checks the policy and builds it.
     *
     * @return the policy
     * @throws ConfigurationException if anything is wrong; it names each setting
     */
    public DpopPolicy build() {
        List<String> problems = new ArrayList<>();
        List<SignatureAlgorithm> known = new ArrayList<>();
        for (String name : new LinkedHashSet<>(algorithms)) {
            SignatureAlgorithm.named(name)
                    .ifPresentOrElse(
                            known::add,
                            () -> problems.add("DPoP algorithm '" + name + "' is not supported; write any of "
                                    + Arrays.toString(SignatureAlgorithm.values())));
        }
        if (algorithms.isEmpty()) {
            problems.add("DPoP algorithms are empty; write ES256, or leave them out");
        }
        provider = jcaProvider == null ? SignatureProvider.fastest() : SignatureProvider.of(jcaProvider);
        problems.addAll(provider.problemsWith(known));
        if (maxAge.compareTo(Duration.ofSeconds(1)) < 0 || maxAge.compareTo(LONGEST) > 0) {
            problems.add("DPoP maxAge " + maxAge + " is out of range; write PT1S to " + LONGEST);
        }
        if (clockSkew.isNegative() || clockSkew.compareTo(LONGEST) > 0) {
            problems.add("DPoP clockSkew " + clockSkew + " is out of range; write PT0S to " + LONGEST);
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        ReplayStore store = replayStore == null ? inMemory() : replayStore;
        return new DpopPolicy(this, known, store);
    }

    private ReplayStore inMemory() {
        int capacity = InMemoryReplayStore.DEFAULT_CAPACITY;
        return new InMemoryReplayStore(capacity, capacity / InMemoryReplayStore.SHARES, clock);
    }
}
