package io.github.auth0guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.auth0guard.error.KeysUnavailableException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Issuers that are looked up when their first token comes. Bounded, whatever issuers tokens invent. */
final class ResolvedIssuers implements MultiIssuerVerifier.Issuers {
    private static final int REMEMBERED_UNKNOWN = 10_000;
    private static final Duration UNKNOWN_FOR = Duration.ofMinutes(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Function<String, Optional<IssuerVerifier>> resolver;
    private final Cache<String, IssuerVerifier> known;
    private final Cache<String, Boolean> unknown = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_UNKNOWN)
            .expireAfterWrite(UNKNOWN_FOR)
            .executor(Runnable::run)
            .build();

    ResolvedIssuers(Function<String, Optional<IssuerVerifier>> resolver, int maxIssuers) {
        this.resolver = resolver;
        this.known = Caffeine.newBuilder()
                .maximumSize(maxIssuers)
                .executor(Runnable::run)
                .<String, IssuerVerifier>evictionListener((issuer, verifier, cause) -> close(verifier))
                .build();
    }

    private static void close(@Nullable IssuerVerifier verifier) {
        if (verifier != null) {
            verifier.close();
        }
    }

    @Override
    public Optional<IssuerVerifier> find(String issuer) {
        IssuerVerifier verifier = known.getIfPresent(issuer);
        if (verifier != null) {
            return Optional.of(verifier);
        }
        if (unknown.getIfPresent(issuer) != null) {
            return Optional.empty();
        }
        Optional<IssuerVerifier> resolved = Optional.ofNullable(known.get(issuer, this::resolve));
        if (resolved.isEmpty()) {
            unknown.put(issuer, true);
        }
        return resolved;
    }

    private @Nullable IssuerVerifier resolve(String issuer) {
        try {
            return resolver.apply(issuer)
                    .filter(verifier -> verifier.issuer().equals(issuer))
                    .orElse(null);
        } catch (RuntimeException e) {
            // Whoever cannot say whether the issuer is one of ours has not said that it is none.
            throw new KeysUnavailableException(RETRY_AFTER, e);
        }
    }

    @Override
    public Collection<IssuerVerifier> known() {
        return List.copyOf(known.asMap().values());
    }

    /** For tests that count what invented issuers leave behind. */
    long rememberedUnknown() {
        unknown.cleanUp();
        return unknown.estimatedSize();
    }
}
