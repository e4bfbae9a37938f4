package io.github.auth0guard.jws;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureGenerationException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** EdDSA over Ed25519 (RFC 8037 §3.1), which java-jwt 4 lacks. */
final class Ed25519Algorithm extends Algorithm {
    private final PublicKey key;

    Ed25519Algorithm(PublicKey key) {
        super("EdDSA", "Ed25519");
        this.key = key;
    }

    @Override
    public void verify(DecodedJWT jwt) {
        if (!isSignedBy(key, jwt)) {
            throw new SignatureVerificationException(this);
        }
    }

    private boolean isSignedBy(PublicKey publicKey, DecodedJWT jwt) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(publicKey);
            signature.update((jwt.getHeader() + "." + jwt.getPayload()).getBytes(US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(jwt.getSignature()));
        } catch (GeneralSecurityException e) {
            throw new SignatureVerificationException(this, e);
        }
    }

    @Override
    public byte[] sign(byte[] content) {
        throw new SignatureGenerationException(this, new UnsupportedOperationException("holds no private key"));
    }
}
