package io.github.auth0guard.benchmarks;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
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
import io.github.auth0guard.TokenCache;
import io.github.auth0guard.TokenVerifier;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.security.Provider;
import java.security.Security;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Everybody does the same: the signature, issuer, audience and times. Keys are in memory. */
@FunctionalInterface
interface Contender {
    Object verify(String token) throws Exception;

    /** By the names in the table. */
    static Contender named(String name, Subject subject) throws Exception {
        return switch (name) {
            case "raw JCA" -> RawJca.of(subject, jdk(subject));
            case "raw ACCP" -> RawJca.of(subject, AmazonCorrettoCryptoProvider.INSTANCE);
            case "auth0-guard" -> guard(subject, jdk(subject), TokenCache.disabled())::verify;
            case "auth0-guard ACCP" ->
                guard(subject, AmazonCorrettoCryptoProvider.INSTANCE, TokenCache.disabled())::verify;
            case "auth0-guard cached" -> guard(subject, jdk(subject), TokenCache.ofMebibytes(16))::verify;
            case "raw JCA, new tokens" -> inTurn(subject, other -> RawJca.of(other, jdk(subject)));
            case "auth0-guard, new tokens" -> {
                TokenVerifier verifier = guard(subject, jdk(subject), TokenCache.ofMebibytes(1));
                yield inTurn(subject, other -> any -> verifier.verify(other.token()));
            }
            case "spring, new tokens" -> {
                NimbusJwtDecoder decoder = spring(subject);
                yield inTurn(subject, other -> any -> decoder.decode(other.token()));
            }
            case "java-jwt" -> javaJwt(subject)::verify;
            case "nimbus" -> nimbus(subject);
            case "spring" -> spring(subject)::decode;
            case "jose4j" -> jose4j(subject)::process;
            case "jjwt" -> jjwt(subject)::parseSignedClaims;
            default -> throw new IllegalArgumentException(name);
        };
    }

    static Provider jdk(Subject subject) {
        return Security.getProvider(subject.key() instanceof RSAPublicKey ? "SunRsaSign" : "SunEC");
    }

    static TokenVerifier guard(Subject subject, Provider provider, TokenCache cache) {
        return TokenVerifier.issuer(subject.issuer())
                .audience(subject.audience())
                .algorithms(subject.algorithm())
                .jwkSet(subject.keySet())
                .jcaProvider(provider)
                .tokenCache(cache)
                .build();
    }

    /** Ten thousand tokens: a cache of 1 MiB has forgotten all but 3 % of them when they come again. */
    private static Contender inTurn(Subject subject, Function<Subject, Contender> one) {
        List<Contender> each = subject.others(10_000).map(one).toList();
        AtomicInteger next = new AtomicInteger();
        return any ->
                each.get(Math.floorMod(next.getAndIncrement(), each.size())).verify(any);
    }

    private static JWTVerifier javaJwt(Subject subject) {
        Algorithm algorithm = switch (subject.algorithm()) {
            case "RS256" -> Algorithm.RSA256((RSAPublicKey) subject.key(), null);
            case "PS256" -> Algorithm.RSA256PSS((RSAPublicKey) subject.key(), null);
            case "ES256" -> Algorithm.ECDSA256((ECPublicKey) subject.key(), null);
            default -> throw new IllegalArgumentException(subject.algorithm());
        };
        return JWT.require(algorithm)
                .withIssuer(subject.issuer())
                .withAnyOfAudience(subject.audience())
                .build();
    }

    private static Contender nimbus(Subject subject) throws ParseException {
        DefaultJWTProcessor<SecurityContext> processor = processor(subject);
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                subject.audience(),
                new JWTClaimsSet.Builder().issuer(subject.issuer()).build(),
                Set.of("exp")));
        return token -> processor.process(token, null);
    }

    /** As Spring Boot sets it up, but for the audience, which Spring checks only if one asks for it. */
    private static NimbusJwtDecoder spring(Subject subject) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(subject.issuer() + ".well-known/jwks.json")
                .jwsAlgorithm(SignatureAlgorithm.from(subject.algorithm()))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(subject.issuer()),
                new JwtClaimValidator<List<String>>("aud", aud -> aud != null && aud.contains(subject.audience()))));
        return decoder;
    }

    private static DefaultJWTProcessor<SecurityContext> processor(Subject subject) throws ParseException {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.parse(subject.algorithm()), new ImmutableJWKSet<>(JWKSet.parse(subject.keySet()))));
        return processor;
    }

    private static JwtConsumer jose4j(Subject subject) {
        return new JwtConsumerBuilder()
                .setRequireExpirationTime()
                .setExpectedIssuer(subject.issuer())
                .setExpectedAudience(subject.audience())
                .setVerificationKey(subject.key())
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, subject.algorithm())
                .build();
    }

    private static JwtParser jjwt(Subject subject) {
        return Jwts.parser()
                .verifyWith(subject.key())
                .requireIssuer(subject.issuer())
                .requireAudience(subject.audience())
                .build();
    }
}
