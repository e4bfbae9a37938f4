package io.github.auth0guard.http;

import io.github.auth0guard.ConfigurationException;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.dpop.DpopMode;
import io.github.auth0guard.dpop.DpopPolicy;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Configures a {@link RequestAuthenticator}. Nothing is checked before {@link #build()}, which reports everything that is
 * wrong at once. Not thread-safe.
 *
 * <pre>{@code
 * RequestAuthenticator.builder(verifier)
 *         .dpop(DpopPolicy.of(DpopMode.ALLOWED))
 *         .baseUrl(URI.create("https://api.example.com"))
 *         .resourceMetadata(ResourceMetadata.of("https://api.example.com/", "https://tenant.eu.auth0.com/"))
 *         .build();
 * }</pre>
 */
public final class RequestAuthenticatorBuilder {
    /** RFC 9110 §5.6.4: what may stand between quotes without being escaped. */
    private static final Pattern REALM = Pattern.compile("[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    final TokenVerifier verifier;
    final Set<TokenParameter> parameters = EnumSet.noneOf(TokenParameter.class);
    String realm = "api";
    DpopPolicy dpop = DpopPolicy.of(DpopMode.DISABLED);
    ExternalUrl externalUrl = ExternalUrl.asReceived();

    @Nullable
    ClientCertificates certificates;

    private final List<String> problems = new ArrayList<>();
    private boolean externalUrlIsSet;
    private @Nullable ResourceMetadata metadata;

    RequestAuthenticatorBuilder(TokenVerifier verifier) {
        this.verifier = Objects.requireNonNull(verifier, "verifier");
    }

    /**
     * Names the protection space (RFC 9110 §11.5) in challenges, by default {@code api}.
     *
     * @param name the realm, shown to clients; printable ASCII without quotes and backslashes
     * @return this builder
     */
    public RequestAuthenticatorBuilder realm(String name) {
        if (!REALM.matcher(name).matches()) {
            problems.add("realm must be printable ASCII without quotes and backslashes");
        }
        realm = name;
        return this;
    }

    /**
     * Sets whether DPoP is accepted and how, by default not at all.
     *
     * @param policy what to ask of clients
     * @return this builder
     */
    public RequestAuthenticatorBuilder dpop(DpopPolicy policy) {
        dpop = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Sets the URL under which clients reach the service, where a proxy stands in between. DPoP proofs are compared with
     * it, and nothing that the request says of scheme, host and port is looked at any more.
     *
     * @param url scheme, host, port, and the path that the proxy takes away, if any
     * @return this builder
     */
    public RequestAuthenticatorBuilder baseUrl(URI url) {
        boolean http = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        if (!http || url.getRawAuthority() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
            problems.add("baseUrl '" + url + "' must be an http or https URL without query and fragment");
        }
        return externalUrl(ExternalUrl.below(url));
    }

    /**
     * Takes scheme and host from the proxy's {@code X-Forwarded-Proto} and {@code X-Forwarded-Host}. Only for services
     * that cannot be reached around a proxy which sets both; prefer {@link #baseUrl}.
     *
     * @return this builder
     */
    public RequestAuthenticatorBuilder trustXForwardedHeaders() {
        return externalUrl(ExternalUrl.xForwarded());
    }

    /**
     * Takes scheme and host from the proxy's {@code Forwarded} header field (RFC 7239). Only for services that cannot be
     * reached around a proxy which sets it; prefer {@link #baseUrl}.
     *
     * @return this builder
     */
    public RequestAuthenticatorBuilder trustForwardedHeader() {
        return externalUrl(ExternalUrl.forwarded());
    }

    private RequestAuthenticatorBuilder externalUrl(ExternalUrl source) {
        if (externalUrlIsSet) {
            problems.add("baseUrl and trusted forwarded headers exclude each other; write only one of them");
        }
        externalUrlIsSet = true;
        externalUrl = source;
        return this;
    }

    /**
     * Says where client certificates are found, by default on the connection. Setting it, even to the default, also tells
     * clients by the resource metadata that certificate-bound tokens are welcome.
     *
     * @param source the source
     * @return this builder
     */
    public RequestAuthenticatorBuilder clientCertificates(ClientCertificates source) {
        certificates = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Accepts bearer tokens in form bodies as well (RFC 6750 §2.2). Off by default: only for clients that cannot set
     * header fields.
     *
     * @return this builder
     */
    public RequestAuthenticatorBuilder acceptTokenInFormBody() {
        parameters.add(TokenParameter.FORM);
        return this;
    }

    /**
     * Accepts bearer tokens in the URL's query as well (RFC 6750 §2.3). Off by default, and best left so: URLs end up in
     * logs, histories and {@code Referer} (RFC 9700 §4.3.2).
     *
     * @return this builder
     */
    public RequestAuthenticatorBuilder acceptTokenInQuery() {
        parameters.add(TokenParameter.QUERY);
        return this;
    }

    /**
     * Makes each 401 challenge point to the service's metadata (RFC 9728 §5.1).
     *
     * @param description the metadata, without what this builder knows itself
     * @return this builder
     */
    public RequestAuthenticatorBuilder resourceMetadata(ResourceMetadata description) {
        metadata = Objects.requireNonNull(description, "description");
        return this;
    }

    /**
     * Checks the configuration and builds the authenticator.
     *
     * @return an authenticator to keep
     * @throws ConfigurationException if anything is wrong; it names each setting
     */
    public RequestAuthenticator build() {
        if (dpop.mode() == DpopMode.REQUIRED && !parameters.isEmpty()) {
            problems.add("tokens in form bodies or the query are bearer tokens, which DPoP mode REQUIRED excludes;"
                    + " write only one of them");
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new RequestAuthenticator(this);
    }

    Set<Scheme> schemes() {
        return switch (dpop.mode()) {
            case DISABLED -> Set.of(Scheme.BEARER);
            case ALLOWED -> Set.of(Scheme.BEARER, Scheme.DPOP);
            case REQUIRED -> Set.of(Scheme.DPOP);
        };
    }

    /** RFC 9728 §2, from the settings that are enforced, so that the document cannot say anything else. */
    @Nullable
    ResourceMetadata enforcedMetadata() {
        if (metadata == null) {
            return null;
        }
        boolean accepted = dpop.mode() != DpopMode.DISABLED;
        ResourceMetadata enforced = metadata.with("bearer_methods_supported", bearerMethods())
                .with("dpop_signing_alg_values_supported", accepted ? dpop.algorithms() : List.of());
        if (dpop.mode() == DpopMode.REQUIRED) {
            enforced = enforced.with("dpop_bound_access_tokens_required", true);
        }
        if (certificates != null) {
            enforced = enforced.with("tls_client_certificate_bound_access_tokens", true);
        }
        return enforced;
    }

    private List<String> bearerMethods() {
        List<String> methods = new ArrayList<>();
        if (dpop.mode() != DpopMode.REQUIRED) {
            methods.add("header");
        }
        if (parameters.contains(TokenParameter.FORM)) {
            methods.add("body");
        }
        if (parameters.contains(TokenParameter.QUERY)) {
            methods.add("query");
        }
        return methods;
    }
}
