package io.github.auth0guard;

import io.github.auth0guard.diagnosis.Diagnosis;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Accepts tokens of several issuers, each with audience, algorithms and keys of its own. A token's {@code iss} only
 * chooses who judges it; whoever that is judges all of it, {@code iss} included. Made by {@link
 * TokenVerifier#anyOf(IssuerVerifier...)} and {@link TokenVerifier#resolving(Function, int)}; thread-safe.
 */
public final class MultiIssuerVerifier implements TokenVerifier {
    /** No issuer identifier is longer; an attacker's might be. */
    private static final int MAX_ISSUER_LENGTH = 2_048;

    private final Issuers issuers;
    private final int maxTokenLength;
    private final VerifiedTokens remembered;
    private final Diagnosis diagnosis;

    MultiIssuerVerifier(Issuers issuers, int maxTokenLength, TokenCache cache) {
        this.issuers = issuers;
        this.maxTokenLength = maxTokenLength;
        this.remembered = new VerifiedTokens(cache, maxTokenLength);
        this.diagnosis = new Diagnosis(this::expected, maxTokenLength, Clock.systemUTC());
    }

    /** The longest token and the largest cache of any of them; each still judges by its own. */
    static MultiIssuerVerifier of(IssuerVerifier... verifiers) {
        int longest = 0;
        TokenCache largest = TokenCache.disabled();
        for (IssuerVerifier verifier : verifiers) {
            longest = Math.max(longest, verifier.maxTokenLength());
            largest = verifier.cache().maxBytes() > largest.maxBytes() ? verifier.cache() : largest;
        }
        return new MultiIssuerVerifier(FixedIssuers.of(verifiers), longest, largest);
    }

    /** Who judges the tokens of which issuer. */
    interface Issuers {
        Optional<IssuerVerifier> find(String issuer);

        Collection<IssuerVerifier> known();
    }

    @Override
    public AccessToken verify(String token) {
        return verify(token, SenderConstraint.UNPROVEN);
    }

    @Override
    public AccessToken verify(String token, SenderConstraint sender) {
        return Verdict.of(
                token,
                diagnosis,
                () -> remembered.verify(
                        token, known -> responsible(known.token().issuer()).judgeAgain(known, sender), () -> {
                            UnverifiedToken unverified = UnverifiedToken.parse(token, maxTokenLength);
                            return responsible(unverified.claims().string("iss"))
                                    .judge(unverified, sender);
                        }));
    }

    private IssuerVerifier responsible(@Nullable String issuer) {
        return Optional.ofNullable(issuer)
                .filter(name -> name.length() <= MAX_ISSUER_LENGTH)
                .flatMap(issuers::find)
                .orElseThrow(() -> new InvalidTokenException(Reason.WRONG_ISSUER));
    }

    private Diagnosis.Expected expected() {
        List<Diagnosis.Expected> each =
                issuers.known().stream().map(IssuerVerifier::expected).toList();
        return new Diagnosis.Expected(
                each.stream().flatMap(one -> one.issuers().stream()).toList(),
                each.stream()
                        .flatMap(one -> one.audiences().stream())
                        .distinct()
                        .toList());
    }

    /**
     * Returns the verifiers that are in use, for health endpoints.
     *
     * @return a snapshot; with a resolver only the issuers whose tokens have come lately
     */
    public Collection<IssuerVerifier> verifiers() {
        return issuers.known();
    }

    @Override
    public void close() {
        issuers.known().forEach(IssuerVerifier::close);
        remembered.clear();
    }
}
