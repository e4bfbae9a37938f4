package io.github.auth0guard;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads a domain or issuer as people paste it, and refuses what cannot be one with a sentence that says what to write. */
final class IssuerUrl {
    private static final String EXAMPLE = "for example tenant.eu.auth0.com";
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?i).*([<>{}$%]|your[-_. ]?(auth0|tenant|domain)|placeholder|changeme|domain[-_]here).*");
    private static final Pattern HOST = Pattern.compile("(?i)[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+]");
    private static final Pattern AUTH0_ENDPOINT =
            Pattern.compile("(?i).*/(api/v2|authorize|oauth/token|userinfo|\\.well-known/.*)/?");

    private IssuerUrl() {}

    /** A tenant or custom domain; its issuer has the root path, and Auth0's always end in a slash. */
    static String ofDomain(String domain) {
        URI url = parse(domain);
        if (!url.getRawPath().isEmpty() && !url.getRawPath().equals("/")) {
            throw new IllegalArgumentException("has a path; write the domain alone, " + EXAMPLE
                    + ", or use issuer(...) for an issuer with a path");
        }
        return url.getScheme() + "://" + url.getRawAuthority().toLowerCase(Locale.ROOT) + "/";
    }

    /** A domain, or a full URL with a path, which is then taken to the letter. */
    static String ofDomainOrIssuer(String value) {
        boolean hasPath = SCHEME.matcher(value).matches()
                && !parse(value).getRawPath().replace("/", "").isEmpty();
        return hasPath ? ofIssuer(value) : ofDomain(value);
    }

    /** An issuer identifier to the letter: {@code iss} is compared byte by byte (RFC 8414 §2, RFC 9068 §4). */
    static String ofIssuer(String issuer) {
        if (!SCHEME.matcher(issuer).matches()) {
            throw new IllegalArgumentException("is no issuer URL; write it as tokens carry it in iss, for example"
                    + " https://tenant.eu.auth0.com/");
        }
        URI url = parse(issuer);
        boolean auth0 = url.getHost().toLowerCase(Locale.ROOT).endsWith(".auth0.com");
        boolean path = !url.getRawPath().isEmpty() && !url.getRawPath().equals("/");
        if ((auth0 && path) || AUTH0_ENDPOINT.matcher(url.getRawPath()).matches()) {
            throw new IllegalArgumentException(
                    "is the address of an endpoint, not of an issuer; write the domain alone, " + EXAMPLE);
        }
        return issuer;
    }

    private static URI parse(String text) {
        requirePlausible(text);
        URI url = uri(SCHEME.matcher(text).matches() ? text : "https://" + text);
        String host = url.getHost();
        if (host == null || !HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("is no host name; write your tenant's domain, " + EXAMPLE);
        }
        requireNothingElse(url);
        requireSafeScheme(url);
        if (!Loopback.isLoopback(host) && !host.contains(".") && !host.startsWith("[")) {
            throw new IllegalArgumentException("is not a full domain; write it with its suffix, " + EXAMPLE);
        }
        return url;
    }

    private static void requirePlausible(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("is empty; write your tenant's domain, " + EXAMPLE);
        }
        if (PLACEHOLDER.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is still a placeholder; write your tenant's domain from Auth0's dashboard, " + EXAMPLE);
        }
        if (text.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new IllegalArgumentException(
                    "contains a space or a character that no domain has; write your tenant's domain, " + EXAMPLE);
        }
    }

    private static URI uri(String text) {
        try {
            URI url = new URI(text);
            return new URI(url.getScheme().toLowerCase(Locale.ROOT) + text.substring(text.indexOf(':')));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no domain; write your tenant's domain, " + EXAMPLE, e);
        }
    }

    private static void requireNothingElse(URI url) {
        if (url.getRawQuery() != null || url.getRawFragment() != null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "has a query, fragment or user name; write the domain alone, " + EXAMPLE);
        }
    }

    private static void requireSafeScheme(URI url) {
        boolean safe = url.getScheme().equals("https")
                || (url.getScheme().equals("http") && Loopback.isLoopback(url.getHost()));
        if (!safe) {
            throw new IllegalArgumentException(
                    "must use https (http is for loopback hosts only); write the domain alone, " + EXAMPLE);
        }
    }
}
