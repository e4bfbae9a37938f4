package io.github.auth0guard.jwks;

import java.net.URI;
import java.util.Optional;

/**
 * Where an issuer's key set is.
 *
 * @param issuer the issuer identifier
 * @param keySet the key set's address; for discovery the address of the metadata that names it
 * @param discovery how the metadata must look; empty where the address is the key set's own
 */
public record KeyLocation(String issuer, URI keySet, Optional<Discovery> discovery) {
    /**
     * The key set's own address.
     *
     * @param issuer the issuer identifier
     * @param keySet the key set's address
     * @return the location
     */
    public static KeyLocation at(String issuer, URI keySet) {
        return new KeyLocation(issuer, keySet, Optional.empty());
    }

    /**
     * The address that the issuer's metadata names (OpenID Connect Discovery §4, RFC 8414 §3).
     *
     * @param issuer the issuer identifier, which the metadata must repeat to the letter
     * @param keyHost the only host on which the key set may be
     * @return the location
     */
    public static KeyLocation discovered(String issuer, String keyHost) {
        String base = issuer.endsWith("/") ? issuer : issuer + "/";
        URI metadata = URI.create(base + ".well-known/openid-configuration");
        return new KeyLocation(issuer, metadata, Optional.of(new Discovery(issuer, keyHost)));
    }
}
