package io.github.auth0guard.jwks;

import io.github.auth0guard.json.JsonLimits;
import io.github.auth0guard.json.JsonSyntaxException;
import io.github.auth0guard.json.StrictJson;
import io.github.auth0guard.keys.FetchFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the key set's address out of an issuer's metadata. Whoever can put an address there can sign tokens, so the
 * metadata must be this issuer's and the address on a host that is known beforehand (RFC 8414 §3.3).
 */
record Discovery(String issuer, String keyHost) {
    /** RFC 8414 §3.1: the well-known path goes in front of the issuer's own. */
    URI authorizationServerMetadata() {
        URI url = URI.create(issuer);
        String path = url.getRawPath().replaceFirst("/$", "");
        return URI.create(
                url.getScheme() + "://" + url.getRawAuthority() + "/.well-known/oauth-authorization-server" + path);
    }

    URI keySet(byte[] metadata) throws FetchException {
        Map<String, @Nullable Object> members = members(metadata);
        if (!issuer.equals(members.get("issuer"))) {
            throw refused("the metadata is another issuer's");
        }
        if (!(members.get("jwks_uri") instanceof String address)) {
            throw refused("the metadata names no jwks_uri");
        }
        URI uri = uri(address);
        String scheme = URI.create(issuer).getScheme();
        if (!keyHost.equalsIgnoreCase(uri.getHost()) || !scheme.equalsIgnoreCase(uri.getScheme())) {
            throw refused("jwks_uri is not at " + scheme + "://" + keyHost);
        }
        return uri;
    }

    private static Map<String, @Nullable Object> members(byte[] metadata) throws FetchException {
        try {
            return StrictJson.parseObject(metadata, JsonLimits.KEY_SET);
        } catch (JsonSyntaxException e) {
            throw refused("the metadata is not strict JSON: " + e.getMessage());
        }
    }

    private static URI uri(String address) throws FetchException {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw refused("jwks_uri is no URL");
        }
    }

    private static FetchException refused(String message) {
        return new FetchException(FetchFailure.DISCOVERY, message, null);
    }
}
