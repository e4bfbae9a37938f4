package io.github.auth0guard;

import io.github.auth0guard.jws.SigningKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token that was found good, and the key that signed it: as long as the issuer has this very key, the signature is.
 *
 * @param keyId how the token named the key; null if it did not
 * @param memorable whether its verifier lets it be remembered
 */
record VerifiedToken(AccessToken token, @Nullable String keyId, SigningKey key, boolean memorable) {
    /** What the objects around the claims take: the token, its times, sets and cache entry. */
    private static final int FIXED = 1024;

    private static final int OBJECT = 24;
    private static final int ENTRY = 64;

    /** About how many bytes of heap this holds, rather too many than too few. */
    int weight() {
        return FIXED + weightOf(token.raw()) + weightOf(token.claims().members());
    }

    private static int weightOf(@Nullable Object value) {
        if (value instanceof String text) {
            return 2 * OBJECT + 2 * text.length();
        }
        if (value instanceof Map<?, ?> map) {
            int weight = ENTRY;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                weight += ENTRY + weightOf(entry.getKey()) + weightOf(entry.getValue());
            }
            return weight;
        }
        if (value instanceof List<?> list) {
            int weight = ENTRY;
            for (Object element : list) {
                weight += OBJECT + weightOf(element);
            }
            return weight;
        }
        return value instanceof BigDecimal ? ENTRY + OBJECT : OBJECT;
    }
}
