package io.github.auth0guard.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.TestToken;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The token that everybody verifies, shaped like Auth0's: about 900 characters with RS256.
 *
 * @param algorithm its {@code alg}
 * @param token its text
 * @param template what it was signed from
 * @param issuer its {@code iss}
 * @param audience one of its {@code aud}
 * @param keySet the issuer's JWK Set
 * @param keyId its {@code kid}
 * @param key the public key
 */
record Subject(
        String algorithm,
        String token,
        TestToken template,
        String issuer,
        String audience,
        String keySet,
        String keyId,
        PublicKey key) {
    private static final String ED25519_PREFIX = "302a300506032b6570032100";

    static Subject of(TestIssuer issuer, String algorithm) {
        try {
            TestToken template = issuer.token()
                    .algorithm(algorithm)
                    .subject("auth0|5f7c8ec7c33c6c004bbafe82")
                    .claim("aud", List.of(issuer.audience(), issuer.url() + "userinfo"))
                    .claim("azp", "my-client-id-0123456789abcdefghijk")
                    .claim("jti", "kzgOpY8yHG0Zx0Y3p9gJ4B")
                    .scope("openid profile email read:messages write:messages")
                    .permissions("read:messages", "write:messages", "read:reports");
            String token = template.sign();
            String keySet = issuer.jwkSet();
            String keyId = com.auth0.jwt.JWT.decode(token).getKeyId();
            JWK jwk = JWKSet.parse(keySet).getKeyByKeyId(keyId);
            return new Subject(
                    algorithm, token, template, issuer.url(), issuer.audience(), keySet, keyId, publicKey(jwk));
        } catch (ParseException | JOSEException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As many more, each with a token of its own. */
    Stream<Subject> others(int count) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> template.claim("jti", "another-token-" + i).sign())
                .map(other -> new Subject(algorithm, other, template, issuer, audience, keySet, keyId, key));
    }

    /** Nimbus hands out no JDK key for Ed25519. */
    private static PublicKey publicKey(JWK jwk) throws JOSEException, GeneralSecurityException {
        if (jwk instanceof OctetKeyPair pair) {
            byte[] x = pair.getX().decode();
            byte[] encoded =
                    HexFormat.of().parseHex(ED25519_PREFIX + HexFormat.of().formatHex(x));
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        }
        return ((AsymmetricJWK) jwk).toPublicKey();
    }
}
