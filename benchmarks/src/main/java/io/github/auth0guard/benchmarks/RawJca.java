package io.github.auth0guard.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/** The floor: nothing but the arithmetic, on bytes that are already decoded. */
record RawJca(String algorithm, Provider provider, PublicKey key, byte[] content, byte[] value) implements Contender {
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    static RawJca of(Subject subject, Provider provider) {
        int dot = subject.token().lastIndexOf('.');
        byte[] content = subject.token().substring(0, dot).getBytes(US_ASCII);
        byte[] value = Base64.getUrlDecoder().decode(subject.token().substring(dot + 1));
        return new RawJca(subject.algorithm(), provider, own(subject.key(), provider), content, value);
    }

    private static PublicKey own(PublicKey key, Provider provider) {
        try {
            return (PublicKey)
                    KeyFactory.getInstance(key.getAlgorithm(), provider).translateKey(key);
        } catch (NoSuchAlgorithmException e) {
            return key;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Object verify(String token) throws Exception {
        Signature signature = Signature.getInstance(name(), provider);
        if (algorithm.startsWith("PS")) {
            signature.setParameter(PSS);
        }
        signature.initVerify(key);
        signature.update(content);
        if (!signature.verify(value)) {
            throw new IllegalStateException("not signed");
        }
        return signature;
    }

    private String name() {
        return switch (algorithm) {
            case "RS256" -> "SHA256withRSA";
            case "PS256" -> "RSASSA-PSS";
            case "ES256" -> "SHA256withECDSAinP1363Format";
            default -> "Ed25519";
        };
    }
}
