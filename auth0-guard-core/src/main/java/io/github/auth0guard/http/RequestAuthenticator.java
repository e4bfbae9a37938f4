package io.github.auth0guard.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.AuthException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds and verifies a request's access token, and answers the request if that fails. For adapters to web frameworks;
 * immutable and thread-safe.
 *
 * <pre>{@code
 * RequestAuthenticator authenticator = RequestAuthenticator.of(verifier);
 * try {
 *     AccessToken token = authenticator.authenticate(view);
 *     rule.check(token);
 *     handle(exchange, token);
 * } catch (AuthException e) {
 *     send(exchange, authenticator.refuse(e, view));
 * }
 * }</pre>
 */
public final class RequestAuthenticator {
    private static final Logger LOG = LoggerFactory.getLogger(RequestAuthenticator.class);

    private final TokenVerifier verifier;
    private final RefusalRenderer renderer;

    private RequestAuthenticator(TokenVerifier verifier, String realm) {
        this.verifier = Objects.requireNonNull(verifier, "verifier");
        this.renderer = new RefusalRenderer(realm);
    }

    /**
     * Makes an authenticator with the realm {@code api}.
     *
     * @param verifier judges the tokens
     * @return the authenticator
     */
    public static RequestAuthenticator of(TokenVerifier verifier) {
        return new RequestAuthenticator(verifier, "api");
    }

    /**
     * Names another protection space (RFC 9110 §11.5) in challenges.
     *
     * @param realm the realm, shown to clients
     * @return a copy with this realm
     */
    public RequestAuthenticator withRealm(String realm) {
        return new RequestAuthenticator(verifier, Objects.requireNonNull(realm, "realm"));
    }

    /**
     * Verifies the request's access token, which must stand in the {@code Authorization} header field (RFC 6750 §2.1).
     *
     * @param request the request
     * @return the verified token
     * @throws AuthException if there is none, or it is not good, or that cannot be decided
     */
    public AccessToken authenticate(HttpRequestView request) throws AuthException {
        return verifier.verify(Credentials.of(request).token());
    }

    /**
     * Says whether the request presents credentials at all, good or bad.
     *
     * @param request the request
     * @return whether it has an {@code Authorization} header field
     */
    public boolean hasCredentials(HttpRequestView request) {
        return !request.headers("Authorization").isEmpty();
    }

    /**
     * Makes the answer for a request that may not pass, and logs one line: the reason and a fingerprint of the token,
     * never the token.
     *
     * @param exception why it may not pass
     * @param request the request
     * @return the answer
     */
    public Refusal refuse(AuthException exception, HttpRequestView request) {
        Refusal refusal = renderer.render(exception, request);
        if (refusal.status() >= 500) {
            LOG.warn("Cannot decide: status={} reason={}", refusal.status(), exception.reason());
        } else if (hasCredentials(request)) {
            LOG.info(
                    "Refused: status={} reason={} token={}",
                    refusal.status(),
                    exception.reason(),
                    fingerprint(request.headers("Authorization")));
        } else {
            LOG.debug("Refused: status={} reason={}", refusal.status(), exception.reason());
        }
        return refusal;
    }

    /** Enough to find a client's requests in the log, too little to be of use to anybody else. */
    private static String fingerprint(List<String> authorization) {
        String field = authorization.get(0);
        String token = field.substring(field.lastIndexOf(' ') + 1);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
