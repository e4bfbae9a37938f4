package io.github.auth0guard.jws;

import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What java-jwt's {@link com.auth0.jwt.algorithms.Algorithm} reads of a token: the three segments. The claims are left
 * out on purpose: java-jwt's idea of them is laxer than ours, and nothing may judge by it.
 */
record SignedSegments(CompactJws jws) implements DecodedJWT {
    @Override
    public String getHeader() {
        return jws.encodedHeader();
    }

    @Override
    public String getPayload() {
        return jws.encodedPayload();
    }

    @Override
    public String getSignature() {
        return jws.encodedSignature();
    }

    @Override
    public String getToken() {
        return getHeader() + '.' + getPayload() + '.' + getSignature();
    }

    @Override
    public String getAlgorithm() {
        return jws.header().algorithm();
    }

    @Override
    public @Nullable String getKeyId() {
        return jws.header().keyId();
    }

    @Override
    public @Nullable String getType() {
        return jws.header().type();
    }

    @Override
    public @Nullable String getContentType() {
        return null;
    }

    @Override
    public Claim getHeaderClaim(String name) {
        throw notForJudging();
    }

    @Override
    public Claim getClaim(String name) {
        throw notForJudging();
    }

    @Override
    public Map<String, Claim> getClaims() {
        throw notForJudging();
    }

    @Override
    public String getIssuer() {
        throw notForJudging();
    }

    @Override
    public String getSubject() {
        throw notForJudging();
    }

    @Override
    public List<String> getAudience() {
        throw notForJudging();
    }

    @Override
    public Date getExpiresAt() {
        throw notForJudging();
    }

    @Override
    public Date getNotBefore() {
        throw notForJudging();
    }

    @Override
    public Date getIssuedAt() {
        throw notForJudging();
    }

    @Override
    public String getId() {
        throw notForJudging();
    }

    private static UnsupportedOperationException notForJudging() {
        return new UnsupportedOperationException("claims are judged by auth0-guard, not by java-jwt");
    }
}
