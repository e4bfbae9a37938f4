package io.github.auth0guard.jws;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureGenerationException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A java-jwt algorithm with a provider of choice, which java-jwt's own classes don't take (auth0/java-jwt#597), with
 * Ed25519, which they lack, and without decoding the segments once more. Thread-safe.
 */
final class JcaAlgorithm extends Algorithm {
    private final String jcaName;
    private final @Nullable AlgorithmParameterSpec parameters;
    private final PublicKey key;
    private final Provider provider;
    private final @Nullable BigInteger order;

    /** Making one costs a kilobyte, and more than that where native code is behind it. */
    private final AtomicReference<@Nullable Signature> idle = new AtomicReference<>();

    JcaAlgorithm(SignatureAlgorithm algorithm, PublicKey key, SignatureProvider chosen) {
        super(algorithm.name(), algorithm.jcaName());
        this.jcaName = algorithm.jcaName();
        this.parameters = algorithm.parameters();
        this.provider = chosen.providerFor(algorithm, key);
        this.key = inFormOf(provider, key);
        this.order = key instanceof ECPublicKey ec ? ec.getParams().getOrder() : null;
    }

    /** The same key in the provider's own form, so that it is not converted with each signature. */
    private static PublicKey inFormOf(Provider provider, PublicKey key) {
        try {
            return (PublicKey)
                    KeyFactory.getInstance(key.getAlgorithm(), provider).translateKey(key);
        } catch (GeneralSecurityException e) {
            return key;
        }
    }

    @Override
    public void verify(DecodedJWT jwt) {
        if (!isSigned(((SignedSegments) jwt).jws())) {
            throw new SignatureVerificationException(this);
        }
    }

    private boolean isSigned(CompactJws jws) {
        byte[] value = jws.signature();
        if (order != null && !isPairBelow(order, value)) {
            return false;
        }
        try {
            Signature known = idle.getAndSet(null);
            Signature signature = known == null ? initialized() : known;
            jws.addSigningInputTo(signature);
            if (!signature.verify(value)) {
                return false;
            }
            // Verifying has put it back into its first state. One that said no, or failed, is not trusted with that.
            idle.setRelease(signature);
            return true;
        } catch (GeneralSecurityException e) {
            // A signature that is not even well-formed.
            return false;
        }
    }

    private Signature initialized() throws GeneralSecurityException {
        Signature signature = Signature.getInstance(jcaName, provider);
        if (parameters != null) {
            signature.setParameter(parameters);
        }
        signature.initVerify(key);
        return signature;
    }

    /**
     * RFC 7518 §3.4: two numbers of the order's length. Both between 1 and the order: a provider that forgets to ask
     * takes zeros for a signature of everything (CVE-2022-21449).
     */
    private static boolean isPairBelow(BigInteger order, byte[] value) {
        int half = (order.bitLength() + 7) / 8;
        return value.length == 2 * half
                && isBelow(order, Arrays.copyOfRange(value, 0, half))
                && isBelow(order, Arrays.copyOfRange(value, half, value.length));
    }

    private static boolean isBelow(BigInteger order, byte[] bigEndian) {
        BigInteger number = new BigInteger(1, bigEndian);
        return number.signum() > 0 && number.compareTo(order) < 0;
    }

    @Override
    public byte[] sign(byte[] content) {
        throw new SignatureGenerationException(this, new UnsupportedOperationException("holds no private key"));
    }
}
