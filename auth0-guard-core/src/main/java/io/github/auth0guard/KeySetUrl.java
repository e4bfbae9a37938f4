package io.github.auth0guard;

import java.net.URI;
import java.net.URISyntaxException;

/** An address that keys may be fetched from: whoever can change what comes from there can sign tokens. */
final class KeySetUrl {
    private KeySetUrl() {}

    static URI of(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no URL", e);
        }
        boolean https = "https".equalsIgnoreCase(url.getScheme());
        boolean http = "http".equalsIgnoreCase(url.getScheme());
        if (url.getHost() == null || !(https || (http && Loopback.isLoopback(url.getHost())))) {
            throw new IllegalArgumentException("must be an https URL (http is for loopback hosts only)");
        }
        return url;
    }
}
