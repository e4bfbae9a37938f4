package io.github.auth0guard.jws;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {
    private static final Map<SignatureAlgorithm, KeyPair> PAIRS = new EnumMap<>(SignatureAlgorithm.class);

    @BeforeAll
    static void generateKeys() throws GeneralSecurityException {
        if (!PAIRS.isEmpty()) {
            return; // tools that run one test at a time come here for each
        }
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            PAIRS.put(
                    algorithm,
                    switch (algorithm) {
                        case ES256 -> ec("secp256r1");
                        case ES384 -> ec("secp384r1");
                        case ES512 -> ec("secp521r1");
                        case EdDSA -> KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                        default -> rsa;
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsOwnSignatureVerifies(SignatureAlgorithm algorithm) throws Exception {
        key("k", algorithm).verify(signed(algorithm, algorithm.name(), "{}"));
    }

    @ParameterizedTest
    @EnumSource
    void anotherContentDoesNot(SignatureAlgorithm algorithm) throws Exception {
        String good = signedText(algorithm, algorithm.name(), "{\"a\":1}");
        CompactJws spoiled = CompactJws.parse(good.replace(encode("{\"a\":1}"), encode("{\"a\":2}")), 10_000);
        assertThat(refusal(key("k", algorithm), spoiled)).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @EnumSource
    void aSignatureOfNothingDoesNot(SignatureAlgorithm algorithm) throws Exception {
        String good = signedText(algorithm, algorithm.name(), "{}");
        CompactJws spoiled = CompactJws.parse(good.substring(0, good.lastIndexOf('.')) + ".AAAA", 10_000);
        assertThat(refusal(key("k", algorithm), spoiled)).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @EnumSource
    void theHeaderNeverChoosesTheAlgorithm(SignatureAlgorithm algorithm) throws Exception {
        for (String other : new String[] {"HS256", "none", algorithm.name().toLowerCase(Locale.ROOT)}) {
            assertThat(refusal(key("k", algorithm), signed(algorithm, other, "{}")))
                    .isEqualTo(Reason.ALGORITHM_NOT_OF_KEY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyFitsItsOwnKindOnly(SignatureAlgorithm algorithm) {
        PAIRS.forEach((other, pair) -> {
            boolean fits = pair.equals(PAIRS.get(algorithm));
            assertThat(algorithm.fits(pair.getPublic()))
                    .as("%s, %s", algorithm, other)
                    .isEqualTo(fits);
            if (!fits) {
                assertThatIllegalArgumentException()
                        .isThrownBy(
                                () -> new SigningKey("k", algorithm, pair.getPublic(), SignatureProvider.ofPlatform()))
                        .withMessageContaining(algorithm.name());
            }
        });
    }

    @Test
    void ed448IsNotEd25519() throws Exception {
        assertThat(SignatureAlgorithm.EdDSA.fits(
                        KeyPairGenerator.getInstance("Ed448").generateKeyPair().getPublic()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "rs256", "RS256 ", "", "EdDsa"})
    void otherNamesAreNone(String name) {
        assertThat(SignatureAlgorithm.named(name)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachIsFoundByItsName(SignatureAlgorithm algorithm) {
        assertThat(SignatureAlgorithm.named(algorithm.name())).contains(algorithm);
    }

    @Test
    void aKeyIsTheSameByIdAlgorithmAndMaterial() throws GeneralSecurityException {
        SigningKey key = key("k", SignatureAlgorithm.RS256);
        assertThat(key.isSameAs(key("k", SignatureAlgorithm.RS256))).isTrue();
        assertThat(key.isSameAs(key("other", SignatureAlgorithm.RS256))).isFalse();
        assertThat(key.isSameAs(key("k", SignatureAlgorithm.PS256))).isFalse();
        KeyPair other = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        assertThat(key.isSameAs(new SigningKey(
                        "k", SignatureAlgorithm.RS256, other.getPublic(), SignatureProvider.ofPlatform())))
                .isFalse();
        assertThat(key.id()).isEqualTo("k");
        assertThat(key.algorithm()).isEqualTo(SignatureAlgorithm.RS256);
    }

    private static SigningKey key(String id, SignatureAlgorithm algorithm) {
        return new SigningKey(id, algorithm, PAIRS.get(algorithm).getPublic(), SignatureProvider.ofPlatform());
    }

    private static Reason refusal(SigningKey key, CompactJws jws) {
        return catchThrowableOfType(InvalidTokenException.class, () -> key.verify(jws))
                .reason();
    }

    private static CompactJws signed(SignatureAlgorithm algorithm, String name, String claims) throws Exception {
        return CompactJws.parse(signedText(algorithm, name, claims), 10_000);
    }

    private static String signedText(SignatureAlgorithm algorithm, String name, String claims) throws Exception {
        String content = encode("{\"alg\":\"" + name + "\"}") + '.' + encode(claims);
        Signature signature = signature(algorithm);
        signature.initSign(PAIRS.get(algorithm).getPrivate());
        signature.update(content.getBytes(US_ASCII));
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        return content + '.' + encoded;
    }

    private static Signature signature(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        String bits = algorithm.name().substring(2);
        return switch (algorithm) {
            case RS256, RS384, RS512 -> Signature.getInstance("SHA" + bits + "withRSA");
            case ES256, ES384, ES512 -> Signature.getInstance("SHA" + bits + "withECDSAinP1363Format");
            case PS256, PS384, PS512 -> pss("SHA-" + bits, Integer.parseInt(bits) / 8);
            case EdDSA -> Signature.getInstance("Ed25519");
        };
    }

    private static Signature pss(String hash, int saltLength) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), saltLength, 1));
        return signature;
    }

    private static KeyPair ec(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(US_ASCII));
    }
}
