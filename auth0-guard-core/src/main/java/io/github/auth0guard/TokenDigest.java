package io.github.auth0guard;

import java.nio.ByteBuffer;

/** The SHA-256 of a token, as a key for maps. */
record TokenDigest(long a, long b, long c, long d) {
    /** Takes 32 bytes. */
    static TokenDigest of(byte[] digest) {
        ByteBuffer words = ByteBuffer.wrap(digest);
        return new TokenDigest(words.getLong(), words.getLong(), words.getLong(), words.getLong());
    }

    /** Any part of a digest is as good as the whole, and no sender can choose it. */
    @Override
    public int hashCode() {
        return (int) a;
    }
}
