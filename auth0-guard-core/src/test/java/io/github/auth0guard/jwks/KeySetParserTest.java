package io.github.auth0guard.jwks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auth0guard.jws.SignatureAlgorithm;
import io.github.auth0guard.jws.SignatureProvider;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which published keys are used; one that is not never harms the others. */
class KeySetParserTest {
    private static final List<SignatureAlgorithm> ALGORITHMS = List.of(
            SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256, SignatureAlgorithm.EdDSA);

    static Stream<Named<Map<String, Object>>> unusable() {
        Map<String, Object> good = Jwks.key("bad");
        RSAPublicKey rsa = Jwks.rsa(2048);
        BigInteger n = rsa.getModulus();
        BigInteger x = Jwks.P256.getW().getAffineX();
        BigInteger y = Jwks.P256.getW().getAffineY();
        return Stream.of(
                key("for encryption", Jwks.with(good, "use", "enc")),
                key("with a use that is no string", Jwks.with(good, "use", 1)),
                key("whose operations lack verify", Jwks.with(good, "key_ops", List.of("encrypt"))),
                key("whose operations are no list", Jwks.with(good, "key_ops", "verify")),
                key("that publishes its private part", Jwks.with(good, "d", "AA")),
                key("that publishes a prime", Jwks.with(good, "p", "AA")),
                key("of an algorithm that is not allowed", Jwks.with(good, "alg", "RS512")),
                key("of an HMAC", Jwks.with(good, "alg", "HS256")),
                key("of another type's algorithm", Jwks.with(good, "alg", "ES256")),
                key("whose algorithm is null", Jwks.with(good, "alg", null)),
                key("without a type", Jwks.without(good, "kty")),
                key("of a type nobody knows", Jwks.with(good, "kty", "XYZ")),
                key("that is symmetric", Map.of("kty", "oct", "kid", "bad", "k", "c2VjcmV0")),
                key("without a modulus", Jwks.without(good, "n")),
                key("without an exponent", Jwks.without(good, "e")),
                key("whose modulus is a number", Jwks.with(good, "n", 5)),
                key("whose modulus is not base64url", Jwks.with(good, "n", "***")),
                key("of 1024 bits", Jwks.key("bad", Jwks.rsa(1024))),
                key("with an even modulus", Jwks.with(good, "n", Jwks.encode(n.add(BigInteger.ONE)))),
                key("with exponent 1", Jwks.with(good, "e", "AQ")),
                key("with an even exponent", Jwks.with(good, "e", "BA")),
                key("with an exponent of more than 64 bits", Jwks.with(good, "e", Jwks.encode(oddOfBits(65)))),
                key("of less than 2048 bits", Jwks.with(good, "n", Jwks.encode(oddOfBits(2047)))),
                key("of more than 8192 bits", Jwks.with(good, "n", Jwks.encode(oddOfBits(8193)))),
                key("that is not on its curve", Jwks.ecKey("bad", x, y.add(BigInteger.ONE))),
                key("at the origin", Jwks.ecKey("bad", BigInteger.ZERO, BigInteger.ZERO)),
                key("whose coordinate is the field's size", Jwks.ecKey("bad", p256Field(), p256AtZero())),
                key("of another curve", Jwks.with(Jwks.ecKey("bad", x, y), "crv", "P-384")),
                key("of a Koblitz curve", Jwks.with(Jwks.ecKey("bad", x, y), "crv", "secp256k1")),
                key("of Ed448", Map.of("kty", "OKP", "kid", "bad", "crv", "Ed448", "x", "AA")),
                key("of a short Ed25519 point", Map.of("kty", "OKP", "kid", "bad", "crv", "Ed25519", "x", "AA")),
                key("without an id", Jwks.without(good, "kid")),
                key("whose id is a number", Jwks.with(good, "kid", 7)),
                key("whose id is endless", Jwks.with(good, "kid", "x".repeat(257))),
                key("of the test kit by its id", Jwks.key("auth0-guard-test-RS256-0")),
                key("of the test kit by its mark", Jwks.with(good, "auth0guard:test", true)));
    }

    static Stream<Named<Map<String, Object>>> justUsable() {
        Map<String, Object> good = Jwks.key("edge");
        return Stream.of(
                key("of 2048 bits", Jwks.with(good, "n", Jwks.encode(oddOfBits(2048)))),
                key("of 8192 bits", Jwks.with(good, "n", Jwks.encode(oddOfBits(8192)))),
                key("with exponent 3", Jwks.with(good, "e", "Aw")),
                key("with an exponent of 64 bits", Jwks.with(good, "e", Jwks.encode(oddOfBits(64)))),
                key("at x = 0", Jwks.ecKey("edge", BigInteger.ZERO, p256AtZero())),
                key("with an id of 256 characters", Jwks.with(good, "kid", "x".repeat(256))));
    }

    private static BigInteger oddOfBits(int bits) {
        return BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
    }

    private static BigInteger p256Field() {
        return ((ECFieldFp) Jwks.P256.getParams().getCurve().getField()).getP();
    }

    /** y where x is 0, so that y² = b; the field's size is 3 modulo 4, so a power is the root. */
    private static BigInteger p256AtZero() {
        BigInteger p = p256Field();
        return Jwks.P256
                .getParams()
                .getCurve()
                .getB()
                .modPow(p.add(BigInteger.ONE).shiftRight(2), p);
    }

    private static Named<Map<String, Object>> key(String name, Map<String, Object> jwk) {
        return Named.of("a key " + name, jwk);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void isSkippedAndTheOthersAreUsed(Map<String, Object> jwk) throws Exception {
        KeySet keys = parse(Jwks.set(jwk, Jwks.key("good")));
        assertThat(keys.keyIds()).containsExactly("good");
        assertThat(keys.skipped()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("justUsable")
    void atTheEdgeOfWhatIsAllowedIsUsed(Map<String, Object> jwk) throws Exception {
        assertThat(parse(Jwks.set(jwk)).skipped()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "\"key\"", "[]"})
    void anEntryThatIsNoObjectIsSkipped(String entry) throws Exception {
        String document = "{\"keys\":[" + entry + "," + Jwks.of("good").substring("{\"keys\":[".length());
        assertThat(parse(document).keyIds()).containsExactly("good");
    }

    @Test
    void twoKeysOfOneIdAreBothLeftAlone() throws Exception {
        KeySet keys = parse(Jwks.set(Jwks.key("twice"), Jwks.otherKey("twice"), Jwks.key("good")));
        assertThat(keys.keyIds()).containsExactly("good");
        assertThat(keys.skipped()).isEqualTo(2);
        KeySet thrice = parse(Jwks.set(Jwks.key("thrice"), Jwks.otherKey("thrice"), Jwks.key("thrice")));
        assertThat(thrice.isEmpty()).isTrue();
    }

    @Test
    void anUnusableKeyStillMakesItsIdAmbiguous() throws Exception {
        assertThat(parse(Jwks.set(Jwks.with(Jwks.key("twice"), "use", "enc"), Jwks.key("twice")))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aKeyWithoutAnAlgorithmIsBoundToTheFirstConfiguredOneThatFits() throws Exception {
        KeySet keys = parse(Jwks.set(
                Jwks.without(Jwks.key("rsa"), "alg"),
                Jwks.ecKey("ec", Jwks.P256.getW().getAffineX(), Jwks.P256.getW().getAffineY())));
        assertThat(keys.find("rsa").algorithm()).isEqualTo(SignatureAlgorithm.RS256);
        assertThat(keys.find("ec").algorithm()).isEqualTo(SignatureAlgorithm.ES256);
    }

    @Test
    void useAndOperationsMayBeAbsent() throws Exception {
        assertThat(parse(Jwks.set(Jwks.without(Jwks.key("good"), "use"))).keyIds())
                .containsExactly("good");
        assertThat(parse(Jwks.set(Jwks.with(Jwks.key("good"), "key_ops", List.of("verify"))))
                        .keyIds())
                .containsExactly("good");
    }

    @Test
    void testKeysCountOnlyWhereTheyAreAllowed() throws Exception {
        String document = Jwks.of("auth0-guard-test-RS256-0");
        assertThat(parse(document).isEmpty()).isTrue();
        assertThat(new KeySetParser(ALGORITHMS, SignatureProvider.ofPlatform(), true)
                        .parse(document.getBytes(UTF_8))
                        .isEmpty())
                .isFalse();
    }

    @Test
    void aSetOfMoreThanAHundredKeysIsRefused() throws Exception {
        String[] hundred = IntStream.range(0, 100).mapToObj(Integer::toString).toArray(String[]::new);
        assertThat(parse(Jwks.of(hundred)).keyIds()).hasSize(100);
        String[] ids = IntStream.range(0, 101).mapToObj(Integer::toString).toArray(String[]::new);
        assertThatThrownBy(() -> parse(Jwks.of(ids))).isInstanceOf(FetchException.class);
    }

    private static KeySet parse(String document) throws FetchException {
        return new KeySetParser(ALGORITHMS, SignatureProvider.ofPlatform(), false).parse(document.getBytes(UTF_8));
    }
}
