package io.github.auth0guard.jws;

import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token on its way through java-jwt's {@link com.auth0.jwt.algorithms.Algorithm} to {@link JcaAlgorithm}. Nobody reads
 * it as java-jwt would: that is laxer than ours, and nothing may judge by it.
 */
record SignedSegments(CompactJws jws) implements DecodedJWT {
    @Override
    public String getHeader() {
        throw unread();
    }

    @Override
    public String getPayload() {
        throw unread();
    }

    @Override
    public String getSignature() {
        throw unread();
    }

    @Override
    public String getToken() {
        throw unread();
    }

    @Override
    public String getAlgorithm() {
        throw unread();
    }

    @Override
    public @Nullable String getKeyId() {
        throw unread();
    }

    @Override
    public @Nullable String getType() {
        throw unread();
    }

    @Override
    public @Nullable String getContentType() {
        throw unread();
    }

    @Override
    public Claim getHeaderClaim(String name) {
        throw unread();
    }

    @Override
    public Claim getClaim(String name) {
        throw unread();
    }

    @Override
    public Map<String, Claim> getClaims() {
        throw unread();
    }

    @Override
    public String getIssuer() {
        throw unread();
    }

    @Override
    public String getSubject() {
        throw unread();
    }

    @Override
    public List<String> getAudience() {
        throw unread();
    }

    @Override
    public Date getExpiresAt() {
        throw unread();
    }

    @Override
    public Date getNotBefore() {
        throw unread();
    }

    @Override
    public Date getIssuedAt() {
        throw unread();
    }

    @Override
    public String getId() {
        throw unread();
    }

    private static UnsupportedOperationException unread() {
        return new UnsupportedOperationException("tokens are read by auth0-guard, not by java-jwt");
    }
}
