package io.github.auth0guard.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.Confirmation;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.diagnosis.Hint;
import io.github.auth0guard.diagnosis.Hints;
import io.github.auth0guard.dpop.DpopNonces;
import io.github.auth0guard.dpop.DpopVerifier;
import io.github.auth0guard.error.AuthException;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.http.Refusal.Header;
import io.github.auth0guard.jws.Sha256;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
 *     authenticator.responseHeaders(view).forEach(header -> add(exchange, header));
 *     handle(exchange, token);
 * } catch (AuthException e) {
 *     send(exchange, authenticator.refuse(e, view));
 * }
 * }</pre>
 */
public final class RequestAuthenticator {
    private static final Logger LOG = LoggerFactory.getLogger(RequestAuthenticator.class);

    private final TokenVerifier verifier;
    private final CredentialsReader credentials;
    private final DpopVerifier dpop;
    private final @Nullable DpopNonces nonces;
    private final ExternalUrl externalUrl;
    private final ClientCertificates certificates;
    private final @Nullable ResourceMetadata metadata;
    private final RefusalRenderer renderer;
    private final Hints hints = new Hints(Clock.systemUTC());

    RequestAuthenticator(RequestAuthenticatorBuilder builder) {
        this.verifier = builder.verifier;
        this.credentials = new CredentialsReader(builder.schemes(), builder.parameters);
        this.dpop = new DpopVerifier(builder.dpop);
        this.nonces = builder.dpop.nonces().orElse(null);
        this.externalUrl = builder.externalUrl;
        this.certificates = builder.certificates == null ? ClientCertificates.fromConnection() : builder.certificates;
        this.metadata = builder.enforcedMetadata();
        this.renderer = new RefusalRenderer(new Challenges(
                builder.realm,
                builder.schemes(),
                builder.dpop.algorithms(),
                metadata == null ? null : metadata.url().toString()));
    }

    /**
     * Makes an authenticator that takes bearer tokens in the {@code Authorization} header field (RFC 6750 §2.1).
     *
     * @param verifier judges the tokens
     * @return the authenticator
     */
    public static RequestAuthenticator of(TokenVerifier verifier) {
        return builder(verifier).build();
    }

    /**
     * Starts an authenticator.
     *
     * @param verifier judges the tokens
     * @return a builder with the defaults of {@link #of}
     */
    public static RequestAuthenticatorBuilder builder(TokenVerifier verifier) {
        return new RequestAuthenticatorBuilder(verifier);
    }

    /**
     * Verifies the request's access token and that the request comes from whom the token is bound to.
     *
     * @param request the request
     * @return the verified token
     * @throws AuthException if there is none, or it is not good, or that cannot be decided
     */
    public AccessToken authenticate(HttpRequestView request) throws AuthException {
        Credentials presented = credentials.read(request);
        try {
            return verifier.verify(presented.token(), token -> checkSender(token, presented.scheme(), request));
        } catch (InvalidTokenException e) {
            presented.requireWellFormed();
            throw e;
        }
    }

    /** Every member of {@code cnf}, by the scheme and the request; a token never passes as less than it is bound to. */
    private void checkSender(AccessToken token, Scheme scheme, HttpRequestView request) {
        Optional<Confirmation> bound = token.confirmation();
        bound.flatMap(Confirmation::x5tS256)
                .ifPresent(thumbprint -> certificates.requireThumbprint(thumbprint, request));
        if (scheme == Scheme.DPOP) {
            dpop.verify(token, request.headers("DPoP"), request.method(), externalUrl.of(request));
        } else if (bound.flatMap(Confirmation::jkt).isPresent()) {
            // RFC 9449 §7.2, in every mode: without proof the token may be stolen.
            throw new InvalidTokenException(Reason.BOUND_TOKEN_AS_BEARER);
        }
    }

    /**
     * Verifies again a token that this authenticator let pass earlier in the same request, for an adapter that decides
     * several times on one request (forwards, asynchronous dispatches). Time and keys are judged anew; who sent the token
     * was proven the first time, and a proof is good for one use only. Never for a token of another request.
     *
     * @param token what {@link #authenticate} returned for this request
     * @return the token, verified now
     * @throws AuthException if it is no longer good, or that cannot be decided
     */
    public AccessToken reverify(AccessToken token) throws AuthException {
        return verifier.verify(token.raw(), proven -> {});
    }

    /**
     * Says whether the request presents credentials at all, good or bad.
     *
     * @param request the request
     * @return whether it has an {@code Authorization} header field, or a token in another place that is switched on
     */
    public boolean hasCredentials(HttpRequestView request) {
        return credentials.hasAny(request);
    }

    /**
     * Returns what the answer to a request that passed must carry: the next nonce for a DPoP client (RFC 9449 §8.2), and
     * that caches must not share an answer to a token in the query (RFC 6750 §2.3). An application may add to {@code
     * Cache-Control}, not weaken it.
     *
     * @param request a request that {@link #authenticate} let pass
     * @return the header fields to set before the application answers, mostly none
     */
    public List<Header> responseHeaders(HttpRequestView request) {
        List<Header> headers = new ArrayList<>();
        if (nonces != null
                && CredentialsReader.schemeOf(request)
                        .filter(Scheme.DPOP::equals)
                        .isPresent()) {
            headers.add(nonceHeader(nonces));
            headers.add(new Header("Cache-Control", "no-store"));
        } else if (credentials.isInQuery(request)) {
            headers.add(new Header("Cache-Control", "private"));
        }
        return headers;
    }

    private static Header nonceHeader(DpopNonces nonces) {
        return new Header("DPoP-Nonce", nonces.fresh());
    }

    /**
     * Returns the metadata to serve at its {@link ResourceMetadata#path()} (RFC 9728), with what this authenticator
     * enforces.
     *
     * @return the metadata; empty if none is configured
     */
    public Optional<ResourceMetadata> resourceMetadata() {
        return Optional.ofNullable(metadata);
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
        if (exception.reason() == Reason.PERMISSIONS_ABSENT) {
            hints.log(Hint.RBAC_OFF, "");
        }
        if (refusal.status() >= 500) {
            LOG.warn("Cannot decide: status={} reason={}", refusal.status(), exception.reason());
        } else if (hasCredentials(request)) {
            LOG.info(
                    "Refused: status={} reason={} token={}",
                    refusal.status(),
                    exception.reason(),
                    credentials
                            .presented(request)
                            .findFirst()
                            .map(RequestAuthenticator::fingerprint)
                            .orElse("-"));
        } else {
            LOG.debug("Refused: status={} reason={}", refusal.status(), exception.reason());
        }
        return nonces == null ? refusal : refusal.with(nonceHeader(nonces));
    }

    /** Enough to find a client's requests in the log, too little to be of use to anybody else. */
    private static String fingerprint(String token) {
        return HexFormat.of().formatHex(Sha256.of(token.getBytes(UTF_8)), 0, 4);
    }
}
