package io.github.auth0guard.dpop;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Nonces that this service chooses and clients must put into their proofs (RFC 9449 §9), so that nobody can make proofs
 * in advance. Nothing is stored: a nonce is its own time stamp under a keyed hash, so any instance with the same secret
 * accepts it.
 *
 * <p>To rotate: give every instance the new secret as the second one, then make it the first, then drop the old one
 * after {@link #lifetime()}. Immutable and thread-safe.
 */
public final class DpopNonces {
    private static final String HMAC = "HmacSHA256";
    private static final int MIN_SECRET_LENGTH = 32;
    private static final int STAMP_LENGTH = Long.BYTES;
    /** 128 bits of the hash: as much as anybody can guess in a nonce's life, and a shorter header field. */
    private static final int TAG_LENGTH = 16;

    private static final int NONCE_LENGTH = (STAMP_LENGTH + TAG_LENGTH) * 4 / 3;
    /** Instances that share a secret may differ by so much. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    private final List<SecretKeySpec> secrets;
    private final Duration lifetime;
    private final Clock clock;

    private DpopNonces(List<SecretKeySpec> secrets, Duration lifetime, Clock clock) {
        this.secrets = List.copyOf(secrets);
        this.lifetime = Objects.requireNonNull(lifetime, "lifetime");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Makes nonces with a random secret: for a service with one instance. Good for five minutes each.
     *
     * @return the nonces
     */
    public static DpopNonces random() {
        byte[] secret = new byte[MIN_SECRET_LENGTH];
        new SecureRandom().nextBytes(secret);
        return sharing(secret);
    }

    /**
     * Makes nonces that instances with the same secrets accept from each other. Good for five minutes each.
     *
     * @param secrets at least 32 random bytes each; the first one makes nonces, all of them check
     * @return the nonces
     * @throws IllegalArgumentException if there is no secret or one is too short
     */
    public static DpopNonces sharing(byte[]... secrets) {
        if (secrets.length == 0 || Arrays.stream(secrets).anyMatch(secret -> secret.length < MIN_SECRET_LENGTH)) {
            throw new IllegalArgumentException("Nonces need a secret of at least " + MIN_SECRET_LENGTH + " bytes");
        }
        List<SecretKeySpec> keys = Arrays.stream(secrets)
                .map(secret -> new SecretKeySpec(secret, HMAC))
                .toList();
        return new DpopNonces(keys, Duration.ofMinutes(5), Clock.systemUTC());
    }

    /**
     * Sets how long a nonce is good.
     *
     * @param life a duration of at least one second
     * @return a copy with this lifetime
     * @throws IllegalArgumentException if it is shorter
     */
    public DpopNonces lifetime(Duration life) {
        if (life.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A nonce must be good for at least one second");
        }
        return new DpopNonces(secrets, life, clock);
    }

    /**
     * Sets the clock, by default the system's.
     *
     * @param other a clock
     * @return a copy with this clock
     */
    public DpopNonces clock(Clock other) {
        return new DpopNonces(secrets, lifetime, other);
    }

    /**
     * Returns how long a nonce is good.
     *
     * @return a positive duration
     */
    public Duration lifetime() {
        return lifetime;
    }

    /**
     * Makes a nonce for the {@code DPoP-Nonce} header field.
     *
     * @return the nonce: 32 characters of base64url
     */
    public String fresh() {
        byte[] stamp = ByteBuffer.allocate(STAMP_LENGTH)
                .putLong(clock.instant().getEpochSecond())
                .array();
        byte[] nonce = Arrays.copyOf(stamp, STAMP_LENGTH + TAG_LENGTH);
        System.arraycopy(hash(secrets.get(0), stamp), 0, nonce, STAMP_LENGTH, TAG_LENGTH);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    /**
     * Says whether a nonce was made with one of the secrets and is still good.
     *
     * @param nonce what the client sent; anything
     * @return whether it is good
     */
    public boolean accepts(String nonce) {
        if (nonce.length() != NONCE_LENGTH) {
            return false;
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(nonce.getBytes(US_ASCII));
        } catch (IllegalArgumentException e) {
            return false;
        }
        return bytes.length == STAMP_LENGTH + TAG_LENGTH && isOurs(bytes) && isCurrent(bytes);
    }

    private boolean isOurs(byte[] nonce) {
        byte[] stamp = Arrays.copyOf(nonce, STAMP_LENGTH);
        byte[] tag = Arrays.copyOfRange(nonce, STAMP_LENGTH, nonce.length);
        return secrets.stream()
                .anyMatch(secret -> MessageDigest.isEqual(tag, Arrays.copyOf(hash(secret, stamp), TAG_LENGTH)));
    }

    private boolean isCurrent(byte[] nonce) {
        Instant made = Instant.ofEpochSecond(ByteBuffer.wrap(nonce).getLong());
        Duration age = Duration.between(made, clock.instant());
        return age.compareTo(lifetime) <= 0 && age.compareTo(CLOCK_SKEW.negated()) >= 0;
    }

    private static byte[] hash(SecretKeySpec secret, byte[] stamp) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return mac.doFinal(stamp);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
