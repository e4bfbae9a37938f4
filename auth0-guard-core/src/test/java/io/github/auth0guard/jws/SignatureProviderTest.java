package io.github.auth0guard.jws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureSpi;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Providers differ in what they forget. */
class SignatureProviderTest {
    private static final Provider CREDULOUS = new Fake("Credulous", Credulous.class);
    private static final Provider CHOOSY = new Fake("Choosy", Choosy.class);

    /** CVE-2022-21449: r and s of zero were a signature of everything. */
    @Test
    void numbersThatAreNoSignatureAreRefusedWhateverTheProviderSays() throws GeneralSecurityException {
        ECPublicKey key = ecKey();
        BigInteger order = key.getParams().getOrder();
        SigningKey credulous = new SigningKey("k", SignatureAlgorithm.ES256, key, SignatureProvider.of(CREDULOUS));
        BigInteger last = order.subtract(BigInteger.ONE);
        credulous.verify(signed(BigInteger.ONE, last));
        credulous.verify(signed(last, BigInteger.ONE));
        for (BigInteger none : List.of(BigInteger.ZERO, order, order.add(BigInteger.ONE))) {
            assertRefused(credulous, signed(none, BigInteger.ONE));
            assertRefused(credulous, signed(BigInteger.ONE, none));
            assertRefused(credulous, signed(none, none));
        }
        assertRefused(credulous, signed(new byte[0x3F]));
        assertRefused(credulous, signed(filled(0x41)));
    }

    @Test
    void theChosenOneDoesTheArithmeticAndThePlatformTheRest() throws GeneralSecurityException {
        PublicKey key = ecKey();
        SignatureProvider chosen = SignatureProvider.of(CREDULOUS);
        assertThat(chosen.providerFor(SignatureAlgorithm.ES256, key)).isSameAs(CREDULOUS);
        PublicKey rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
        assertThat(chosen.providerFor(SignatureAlgorithm.RS256, rsa)).isNotSameAs(CREDULOUS);
        assertThat(chosen.name()).isEqualTo("Credulous 1");
        assertThat(SignatureProvider.ofPlatform().name()).isEqualTo("the platform's providers");
    }

    @Test
    void thePlatformsChoiceIsTheFirstThatTakesTheKey() throws GeneralSecurityException {
        PublicKey key = ecKey();
        Security.insertProviderAt(CHOOSY, 1);
        try {
            assertThat(SignatureProvider.ofPlatform().providerFor(SignatureAlgorithm.ES256, key))
                    .isNotSameAs(CHOOSY);
        } finally {
            Security.removeProvider(CHOOSY.getName());
        }
    }

    @Test
    void aKeyThatTheChosenOneDoesNotTakeIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignatureProvider.of(CHOOSY).providerFor(SignatureAlgorithm.ES256, ecKey()))
                .withMessage("No JCA provider verifies ES256 with this key");
    }

    /** Nothing may be decided by what java-jwt would read of the token. */
    @Test
    void javaJwtHasNoOpinionOnTheToken() throws GeneralSecurityException {
        SignedSegments token = new SignedSegments(signed(BigInteger.ONE, BigInteger.ONE));
        assertThat(catchThrowableOfType(UnsupportedOperationException.class, token::getClaims))
                .hasMessage("tokens are read by auth0-guard, not by java-jwt");
    }

    private static void assertRefused(SigningKey key, CompactJws jws) {
        assertThat(catchThrowableOfType(InvalidTokenException.class, () -> key.verify(jws))
                        .reason())
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    private static CompactJws signed(BigInteger r, BigInteger s) {
        byte[] pair = new byte[64];
        put(r, pair, 32);
        put(s, pair, 64);
        return signed(pair);
    }

    private static void put(BigInteger number, byte[] pair, int end) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, 32); // without a leading zero for the sign
        System.arraycopy(bytes, bytes.length - length, pair, end - length, length);
    }

    private static CompactJws signed(byte[] signature) {
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        return CompactJws.parse("eyJhbGciOiJFUzI1NiJ9.e30." + encoded, 1_000);
    }

    private static byte[] filled(int length) {
        byte[] ones = new byte[length];
        Arrays.fill(ones, (byte) 1);
        return ones;
    }

    private static ECPublicKey ecKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return (ECPublicKey) generator.generateKeyPair().getPublic();
    }

    /** Offers ES256 only. */
    private static final class Fake extends Provider {
        private static final long serialVersionUID = 1;

        Fake(String name, Class<? extends SignatureSpi> verifying) {
            super(name, "1", "for tests");
            put("Signature." + SignatureAlgorithm.ES256.jcaName(), verifying.getName());
        }
    }

    /** Takes everything for a signature. */
    public static class Credulous extends SignatureSpi {
        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {}

        @Override
        protected void engineUpdate(byte[] content, int from, int length) {}

        @Override
        protected void engineUpdate(byte content) {}

        @Override
        protected boolean engineVerify(byte[] signature) {
            return true;
        }

        @Override
        protected void engineInitSign(PrivateKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected byte[] engineSign() {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }

    /** Takes no key. */
    public static final class Choosy extends Credulous {
        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            throw new InvalidKeyException("not mine");
        }
    }
}
