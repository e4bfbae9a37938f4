package io.github.auth0guard;

import io.github.auth0guard.jws.SigningKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A token that was found good, and the key that signed it: as long as the issuer has this very key, the signature is.
 *
 * @param keyId how the token named the key; null if it did not
 * @param memorable whether its verifier lets it be remembered
 */
record VerifiedToken(AccessToken token, @Nullable String keyId, SigningKey key, boolean memorable) {
    /** About how many bytes of heap this holds, rather too many than too few. */
    int weight() {
        Weight weight = new Weight();
        weight.add(token.raw());
        weight.add(token.claims().members());
        return weight.bytes;
    }

    /** Adds up values without an iterator or an entry for each, which would weigh more than the sum is worth. */
    private static final class Weight implements BiConsumer<Object, @Nullable Object> {
        /** What the objects around the claims take: the token, its times, sets and cache entry. */
        private static final int FIXED = 1024;

        private static final int OBJECT = 24;
        private static final int ENTRY = 64;

        /** With the BigInteger of as many digits as a number may have, and its array. */
        private static final int DECIMAL = 136;

        private int bytes = FIXED;

        void add(@Nullable Object value) {
            if (value instanceof String text) {
                bytes += 2 * OBJECT + 2 * text.length();
            } else if (value instanceof Map<?, ?> map) {
                bytes += ENTRY;
                map.forEach(this);
            } else if (value instanceof List<?> list) {
                addElements(list);
            } else {
                bytes += value instanceof BigDecimal ? DECIMAL : OBJECT;
            }
        }

        @Override
        public void accept(Object name, @Nullable Object value) {
            bytes += ENTRY;
            add(name);
            add(value);
        }

        private void addElements(List<?> list) {
            bytes += ENTRY;
            for (int i = 0; i < list.size(); i++) {
                bytes += OBJECT;
                add(list.get(i));
            }
        }
    }
}
