package io.github.auth0guard.acceptance.servlet;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.test.TestIssuer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.interfaces.RSAPublicKey;
import java.util.function.Predicate;

/** A filter as one finds them in applications: it works, and forgets one thing. */
final class HandWrittenFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    private final transient Predicate<String> valid;
    private final transient Predicate<String> entitled;
    private final transient Predicate<HttpServletRequest> forgotten;

    private HandWrittenFilter(
            Predicate<String> valid, Predicate<String> entitled, Predicate<HttpServletRequest> forgotten) {
        this.valid = valid;
        this.entitled = entitled;
        this.forgotten = forgotten;
    }

    /** Verifies with java-jwt, and everything but the audience. */
    static HandWrittenFilter withoutAudience(TestIssuer issuer) {
        RSAPublicKey key = (RSAPublicKey) issuer.token().raw().publicKey();
        JWTVerifier verifier = JWT.require(Algorithm.RSA256(key))
                .withIssuer(issuer.url())
                .withClaimPresence("exp")
                .build();
        return new HandWrittenFilter(jwt -> verifier.verify(jwt) != null, jwt -> true, request -> false);
    }

    /** Verifies tokens as it should, and then looks at the scope in a way of its own. */
    static HandWrittenFilter judgingScope(TestIssuer issuer, Predicate<String> enough) {
        return new HandWrittenFilter(
                jwt -> issuer.offlineVerifier().verify(jwt) != null,
                jwt -> enough.test(String.valueOf(decoded(jwt).getClaim("scope").asString())),
                request -> false);
    }

    /** Verifies tokens as it should, of the requests that it does not forget. */
    static HandWrittenFilter forgetting(TestIssuer issuer, Predicate<HttpServletRequest> forgotten) {
        return new HandWrittenFilter(jwt -> issuer.offlineVerifier().verify(jwt) != null, jwt -> true, forgotten);
    }

    private static DecodedJWT decoded(String jwt) {
        return JWT.decode(jwt);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (forgotten.test(request)) {
            chain.doFilter(request, response);
            return;
        }
        String field = request.getHeader("Authorization");
        if (field == null || !field.startsWith("Bearer ") || !isValid(field.substring(7))) {
            response.setStatus(401);
        } else if (!entitled.test(field.substring(7))) {
            response.setStatus(403);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isValid(String jwt) {
        try {
            return valid.test(jwt);
        } catch (JWTVerificationException | AuthException e) {
            return false;
        }
    }
}
