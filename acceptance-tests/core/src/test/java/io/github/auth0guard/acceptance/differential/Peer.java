package io.github.auth0guard.acceptance.differential;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.security.Key;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/** Another library, configured as strictly as its API lets one, that says whether it takes a token. */
record Peer(String name, Verification verification) {
    private static final int SKEW_SECONDS = 10;

    interface Verification {
        void verify(String token) throws Exception;
    }

    /** What all of them are told: whose tokens, for whom, and when it is. */
    record Setting(String issuer, String audience, Instant now, String jwkSet, Map<String, Key> keys) {}

    boolean accepts(String token) {
        try {
            verification.verify(token);
            return true;
        } catch (Exception e) {
            return false;
        }
    }

    static Peer nimbus(Setting setting) throws Exception {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), new ImmutableJWKSet<>(JWKSet.parse(setting.jwkSet()))));
        JWTClaimsSet exact = new JWTClaimsSet.Builder().issuer(setting.issuer()).build();
        DefaultJWTClaimsVerifier<SecurityContext> claims =
                new DefaultJWTClaimsVerifier<>(setting.audience(), exact, Set.of("exp")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(setting.now());
                    }
                };
        claims.setMaxClockSkew(SKEW_SECONDS);
        processor.setJWTClaimsSetVerifier(claims);
        return new Peer("Nimbus", token -> processor.process(token, null));
    }

    static Peer jose4j(Setting setting) throws Exception {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(new JsonWebKeySet(setting.jwkSet()).getJsonWebKeys()))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "RS256", "ES256"))
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .setExpectedIssuer(setting.issuer())
                .setExpectedAudience(setting.audience())
                .setEvaluationTime(NumericDate.fromSeconds(setting.now().getEpochSecond()))
                .build();
        return new Peer("jose4j", consumer::process);
    }

    static Peer jjwt(Setting setting) {
        JwtParser parser = Jwts.parser()
                .keyLocator(header -> setting.keys().get(String.valueOf(header.get("kid"))))
                .requireIssuer(setting.issuer())
                .requireAudience(setting.audience())
                .clock(() -> Date.from(setting.now()))
                .clockSkewSeconds(SKEW_SECONDS)
                .build();
        return new Peer("jjwt", parser::parseSignedClaims);
    }
}
