package io.github.auth0guard;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Makes digests without making garbage. A few hashers are kept, not one for each thread: threads may be virtual and
 * many. Thread-safe.
 */
final class TokenDigests {
    private static final int HASHERS = 16;

    /** References apart, so that two threads don't write to one cache line. */
    private static final int STRIDE = 32;

    private final AtomicReferenceArray<@Nullable Hasher> idle = new AtomicReferenceArray<>(HASHERS * STRIDE);

    TokenDigest of(String token) {
        int slot = (int) (Thread.currentThread().getId() % HASHERS) * STRIDE;
        Hasher mine = idle.getAndSet(slot, null);
        Hasher hasher = mine == null ? new Hasher() : mine;
        TokenDigest digest = hasher.digest(token);
        idle.setRelease(slot, hasher);
        return digest;
    }

    /** For one thread at a time. */
    private static final class Hasher {
        private static final int USUAL_LENGTH = 4096;

        private final MessageDigest sha256 = sha256();
        private final byte[] result = new byte[32];
        private byte[] characters = new byte[USUAL_LENGTH];

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }

        /** Of the low bytes only: whoever finds a token by its digest compares the text. */
        @SuppressWarnings("deprecation") // the one method that copies into an existing array
        TokenDigest digest(String token) {
            int length = token.length();
            if (characters.length < length) {
                characters = new byte[length];
            }
            token.getBytes(0, length, characters, 0);
            sha256.update(characters, 0, length);
            try {
                sha256.digest(result, 0, result.length);
            } catch (DigestException e) {
                throw new IllegalStateException("SHA-256 has 32 bytes", e);
            }
            return TokenDigest.of(result);
        }
    }
}
