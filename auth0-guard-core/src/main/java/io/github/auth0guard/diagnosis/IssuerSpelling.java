package io.github.auth0guard.diagnosis;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** In what small thing two issuers differ. They are still two (RFC 9068 §4), but somebody has mixed them up. */
final class IssuerSpelling {
    private static final Pattern AUTH0 = Pattern.compile("(?i)https?://[^/]+\\.auth0\\.com/?");
    private static final Pattern DOMAIN = Pattern.compile("(?i)https?://[^/]+/?");

    private IssuerSpelling() {}

    /** Null for issuers that have nothing to do with each other. */
    static @Nullable Hint compare(String found, String configured) {
        if (withSlash(found).equals(withSlash(configured))) {
            return Hint.ISSUER_SLASH;
        }
        if (withHttps(found).equals(withHttps(configured))) {
            return Hint.ISSUER_SCHEME;
        }
        if (found.equalsIgnoreCase(configured)) {
            return Hint.ISSUER_CASE;
        }
        boolean oneIsAuth0 =
                AUTH0.matcher(found).matches() != AUTH0.matcher(configured).matches();
        return oneIsAuth0
                        && DOMAIN.matcher(found).matches()
                        && DOMAIN.matcher(configured).matches()
                ? Hint.ISSUER_CUSTOM_DOMAIN
                : null;
    }

    private static String withSlash(String issuer) {
        return issuer.endsWith("/") ? issuer : issuer + "/";
    }

    /** People also write the domain alone. */
    private static String withHttps(String issuer) {
        return "https://" + withSlash(issuer).replaceFirst("^https?://", "");
    }
}
