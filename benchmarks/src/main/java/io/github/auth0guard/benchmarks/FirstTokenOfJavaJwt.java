package io.github.auth0guard.benchmarks;

import com.auth0.jwk.JwkException;
import com.auth0.jwk.UrlJwkProvider;
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.security.interfaces.RSAPublicKey;

/** Verifies one token as java-jwt's README does, and says so. */
final class FirstTokenOfJavaJwt {
    private FirstTokenOfJavaJwt() {}

    public static void main(String... args) throws JwkException {
        String keyId = JWT.decode(args[2]).getKeyId();
        RSAPublicKey key = (RSAPublicKey) new UrlJwkProvider(args[0]).get(keyId).getPublicKey();
        JWT.require(Algorithm.RSA256(key, null))
                .withIssuer(args[0])
                .withAudience(args[1])
                .build()
                .verify(args[2]);
        System.out.println("verified");
    }
}
