package io.github.auth0guard;

import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.jws.JwsHeader;
import io.github.auth0guard.jws.SignatureAlgorithm;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges what the header claims to be, before any key is looked up. */
final class HeaderJudge {
    private final Set<String> algorithms;
    private final Set<String> types;
    private final boolean keyIdRequired;

    HeaderJudge(List<SignatureAlgorithm> algorithms, Set<String> types, boolean keyIdRequired) {
        this.algorithms = algorithms.stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());
        this.types = Set.copyOf(types);
        this.keyIdRequired = keyIdRequired;
    }

    /** Returns the id of the key that the token wants to be verified with; null if it leaves that open, and may. */
    @Nullable
    String keyId(JwsHeader header) {
        requireAllowedAlgorithm(header.algorithm());
        requireAllowedType(header.type() == null ? TokenVerifierBuilder.NO_TYPE : header.type());
        if (header.keyId() == null && keyIdRequired) {
            throw new InvalidTokenException(Reason.KEY_ID_MISSING);
        }
        return header.keyId();
    }

    /** RFC 8725 §3.1: an exact, case-sensitive match with the configured list. */
    private void requireAllowedAlgorithm(String algorithm) {
        if (!algorithms.contains(algorithm)) {
            boolean none = algorithm.toLowerCase(Locale.ROOT).equals("none");
            throw new InvalidTokenException(none ? Reason.UNSIGNED : Reason.ALGORITHM_NOT_ALLOWED);
        }
    }

    /** RFC 8725 §3.11, RFC 9068 §4. */
    private void requireAllowedType(String type) {
        if (!types.contains(type)) {
            throw new InvalidTokenException(Reason.WRONG_TOKEN_TYPE);
        }
    }
}
