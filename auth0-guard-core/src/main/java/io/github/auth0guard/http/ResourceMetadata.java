package io.github.auth0guard.http;

import io.github.auth0guard.json.JsonText;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a service says of itself so that clients find its authorization server (RFC 9728). What the verifier enforces,
 * such as the algorithms of DPoP proofs, is not written here: {@link RequestAuthenticator#resourceMetadata()} adds it.
 * Immutable.
 *
 * <pre>{@code
 * ResourceMetadata metadata = ResourceMetadata.of("https://api.example.com/", "https://tenant.eu.auth0.com/")
 *         .name("Messages API");
 * }</pre>
 */
public final class ResourceMetadata {
    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI resource;
    private final Map<String, Object> members;

    private ResourceMetadata(URI resource, Map<String, Object> members) {
        this.resource = resource;
        this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /**
     * Describes a resource.
     *
     * @param resource the URL of the service as its clients write it; they compare it to the letter (RFC 9728 §3.3)
     * @param authorizationServers the issuers whose tokens it accepts, exactly as in {@code iss}
     * @return the metadata
     * @throws IllegalArgumentException if the resource is not an https URL (or http on a loopback host) without
     *     fragment, or there is no issuer
     */
    public static ResourceMetadata of(String resource, String... authorizationServers) {
        URI url = URI.create(resource);
        String host = url.getHost();
        boolean http = "http".equalsIgnoreCase(url.getScheme()) && host != null && LOOPBACK.contains(host);
        if (host == null || url.getRawFragment() != null || !(http || "https".equalsIgnoreCase(url.getScheme()))) {
            throw new IllegalArgumentException("The resource '" + resource
                    + "' must be an https URL without fragment (http is for loopback hosts only)");
        }
        if (authorizationServers.length == 0) {
            throw new IllegalArgumentException("Name at least one authorization server");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("resource", resource);
        members.put("authorization_servers", List.copyOf(Arrays.asList(authorizationServers)));
        return new ResourceMetadata(url, members);
    }

    /**
     * Names the scopes that clients may ask for.
     *
     * @param scopes the names; none leaves the member out
     * @return a copy with these scopes
     */
    public ResourceMetadata scopesSupported(Collection<String> scopes) {
        return with("scopes_supported", List.copyOf(new LinkedHashSet<>(scopes)));
    }

    /**
     * Names the scopes that clients may ask for, where {@link #scopesSupported} has not: an adapter knows those of its
     * policy.
     *
     * @param scopes the names; none leaves the member out
     * @return a copy with these scopes, or this one
     */
    public ResourceMetadata scopesSupportedIfUnset(Collection<String> scopes) {
        return members.containsKey("scopes_supported") ? this : scopesSupported(scopes);
    }

    /**
     * Names the service for people ({@code resource_name}).
     *
     * @param name a short name
     * @return a copy with this name
     */
    public ResourceMetadata name(String name) {
        return with("resource_name", name);
    }

    /**
     * Says where developers can read about the service ({@code resource_documentation}).
     *
     * @param url a page for people
     * @return a copy with this page
     */
    public ResourceMetadata documentation(String url) {
        return with("resource_documentation", url);
    }

    /** RFC 9728 §3.2: members without a value are left out. */
    ResourceMetadata with(String name, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(members);
        if (value instanceof Collection<?> values && values.isEmpty()) {
            copy.remove(name);
        } else {
            copy.put(name, value);
        }
        return new ResourceMetadata(resource, copy);
    }

    /**
     * Returns where the document must be served: the well-known path goes in front of the resource's own path (RFC 9728
     * §3.1).
     *
     * @return the absolute URL, as challenges name it
     */
    public URI url() {
        String query = resource.getRawQuery() == null ? "" : "?" + resource.getRawQuery();
        return URI.create(resource.getScheme() + "://" + resource.getRawAuthority() + path() + query);
    }

    /**
     * Returns the path of {@link #url()}, for mapping a handler to it.
     *
     * @return the path, not decoded
     */
    public String path() {
        String own = resource.getRawPath();
        return WELL_KNOWN + (own.equals("/") ? "" : own);
    }

    /**
     * Renders the document, to be sent with status 200 and {@code application/json}.
     *
     * @return JSON text, ASCII, always the same for the same configuration
     */
    public String toJson() {
        return JsonText.of(members);
    }
}
