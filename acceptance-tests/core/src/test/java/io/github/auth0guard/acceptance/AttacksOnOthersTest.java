package io.github.auth0guard.acceptance;

import static io.github.auth0guard.acceptance.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks that have worked on other verifiers and need more than one odd token; the corpus has the rest. */
class AttacksOnOthersTest {
    private static final int RSA_BYTES = 256;

    /** RFC 8017 §9.2, note 1: what stands before a SHA-256 hash. */
    private static final byte[] SHA256_PREFIX = HexFormat.of().parseHex("3031300d060960864801650304020105000420");

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    @RegisterExtension
    static final TestIssuer ATTACKER = TestIssuer.start();

    /** CVE-2026-22817, CVE-2021-46743: a key that names no algorithm was good for any that the header named. */
    @Test
    void aKeyWithoutAnAlgorithmIsNotGoodForWhateverTheHeaderNames() {
        try (TokenVerifier verifier = TokenVerifier.issuer(ISSUER.url())
                .audience(ISSUER.audience())
                .algorithms("RS256", "PS256", "RS512")
                .publicKey("k", pem())
                .build()) {
            assertThat(verifier.verify(token("RS256").sign())).isNotNull();
            assertRefused(verifier, token("PS256"), Reason.ALGORITHM_NOT_OF_KEY);
            assertRefused(verifier, token("RS512"), Reason.ALGORITHM_NOT_OF_KEY);
        }
    }

    /** RFC 8725 §3.10: a URL in a header made others ask whom the attacker chose, and believe the answer. */
    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u", "kid", "iss"})
    void aUrlInATokenIsNeverAskedForKeys(String member) {
        String url = ATTACKER.url() + ".well-known/jwks.json";
        TestToken token = ISSUER.token();
        String lure = member.equals("iss")
                ? token.claim("iss", ATTACKER.url()).sign()
                : token.header(member, url).raw().spoil(good -> new byte[good.length]);
        int before = ATTACKER.keySetRequests();
        try (TokenVerifier verifier =
                TokenVerifier.issuer(ISSUER.url()).audience(ISSUER.audience()).build()) {
            assertThat(Refusals.refusal(verifier, lure)).isNotNull();
        }
        assertThat(ATTACKER.keySetRequests()).isEqualTo(before);
    }

    /** RFC 7515 §5.3 and §10.13: texts that a normalisation makes equal are two texts. */
    @Test
    void whatOnlyNormalisesToOurAudienceIsAnotherOne() {
        try (TokenVerifier verifier = TokenVerifier.issuer(ISSUER.url())
                .audience("https://api.example.com/caf\u00e9")
                .build()) {
            TestToken token = ISSUER.token();
            assertThat(verifier.verify(
                            token.audience("https://api.example.com/caf\u00e9").sign()))
                    .isNotNull();
            for (String other :
                    List.of("cafe\u0301", "cafe", "CAF\u00c9", "caf%C3%A9", "caf\u00e9\u200b", "\uff43af\u00e9")) {
                assertRefused(verifier, token.audience("https://api.example.com/" + other), Reason.WRONG_AUDIENCE);
            }
        }
    }

    /** CVE-2006-4339: with e = 3, a cube root forges what a reader takes that does not look behind the hash. */
    @Test
    void aHashWithGarbageBehindItIsNoRsaSignature() {
        String forged = token("RS256")
                .raw()
                .signWith(content -> fixed(cubeRootAbove(new BigInteger(1, blockWithGarbage(content)))));
        byte[] signature = Base64.getUrlDecoder().decode(forged.substring(forged.lastIndexOf('.') + 1));
        byte[] opened = fixed(new BigInteger(1, signature).modPow(BigInteger.valueOf(3), modulus()));
        assertThat(opened).as("a lenient reader sees padding and hash").startsWith(paddingAndHash(forged));
        try (TokenVerifier verifier = TokenVerifier.issuer(ISSUER.url())
                .audience(ISSUER.audience())
                .jwkSet(keyWithExponentThree())
                .build()) {
            assertRefused(verifier, forged, Reason.BAD_SIGNATURE);
        }
    }

    private static byte[] paddingAndHash(String token) {
        String content = token.substring(0, token.lastIndexOf('.'));
        return Arrays.copyOf(blockWithGarbage(content.getBytes(US_ASCII)), 11 + SHA256_PREFIX.length + 32);
    }

    /** RFC 8017 §9.2, but with only eight bytes of padding, and zeros behind the hash. */
    private static byte[] blockWithGarbage(byte[] content) {
        byte[] block = new byte[RSA_BYTES];
        block[1] = 1;
        Arrays.fill(block, 2, 10, (byte) -1);
        System.arraycopy(SHA256_PREFIX, 0, block, 11, SHA256_PREFIX.length);
        System.arraycopy(sha256(content), 0, block, 11 + SHA256_PREFIX.length, 32);
        return block;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static BigInteger cubeRootAbove(BigInteger cube) {
        BigInteger low = BigInteger.ZERO;
        BigInteger high = BigInteger.ONE.shiftLeft(cube.bitLength() / 3 + 1);
        while (low.compareTo(high) < 0) {
            BigInteger middle = low.add(high).shiftRight(1);
            if (middle.pow(3).compareTo(cube) < 0) {
                low = middle.add(BigInteger.ONE);
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static byte[] fixed(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[RSA_BYTES];
        int length = Math.min(bytes.length, RSA_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, RSA_BYTES - length, length);
        return fixed;
    }

    private static String keyWithExponentThree() {
        String n = Base64.getUrlEncoder().withoutPadding().encodeToString(fixed(modulus()));
        return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"k\",\"e\":\"Aw\",\"n\":\"" + n + "\"}]}";
    }

    private static BigInteger modulus() {
        return ((RSAPublicKey) ISSUER.token().raw().publicKey()).getModulus();
    }

    private static String pem() {
        byte[] key = ISSUER.token().raw().publicKey().getEncoded();
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(key) + "\n-----END PUBLIC KEY-----";
    }

    /** The kit signs with one RSA key by every RSA algorithm. */
    private static TestToken token(String algorithm) {
        return ISSUER.token().algorithm(algorithm).header("kid", "k");
    }
}
