package io.github.auth0guard.dpop;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request's URL without query and fragment, in the normal form of RFC 3986 §6.2.2 and §6.2.3, so that two spellings of
 * one URL are equal (RFC 9449 §4.3).
 */
record RequestUrl(String normalised) {
    /** Empty for anything that is not an absolute http or https URL. */
    static Optional<RequestUrl> of(String text) {
        try {
            URI uri = new URI(text);
            String authority = uri.getRawAuthority();
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (authority == null || !(scheme.equals("https") || scheme.equals("http"))) {
                return Optional.empty();
            }
            String path = withoutDotSegments(normalEscapes(uri.getRawPath()));
            return Optional.of(new RequestUrl(scheme + "://" + normalAuthority(scheme, authority) + path));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Case and default port (RFC 3986 §6.2.2.1, §6.2.3). */
    private static String normalAuthority(String scheme, String authority) {
        String lower = authority.toLowerCase(Locale.ROOT);
        String defaultPort = scheme.equals("https") ? ":443" : ":80";
        if (lower.endsWith(defaultPort)) {
            return lower.substring(0, lower.length() - defaultPort.length());
        }
        return lower.endsWith(":") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Capital hex digits, and no escapes where none are needed (RFC 3986 §6.2.2.1, §6.2.2.2). */
    private static String normalEscapes(String path) {
        StringBuilder out = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '%') {
                out.append(c);
                continue;
            }
            // java.net.URI has seen to it that two hex digits follow.
            char escaped = (char) Integer.parseInt(path, i + 1, i + 3, 16);
            if (isUnreserved(escaped)) {
                out.append(escaped);
            } else {
                out.append('%').append(path.substring(i + 1, i + 3).toUpperCase(Locale.ROOT));
            }
            i += 2;
        }
        return out.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0;
    }

    /** RFC 3986 §5.2.4; an empty path is the root (§6.2.3). */
    private static String withoutDotSegments(String path) {
        List<String> kept = new ArrayList<>();
        List<String> segments = Arrays.asList(path.split("/", -1));
        for (String segment : segments.subList(1, Math.max(1, segments.size()))) {
            if (segment.equals("..") && !kept.isEmpty()) {
                kept.remove(kept.size() - 1);
            } else if (!segment.equals(".") && !segment.equals("..")) {
                kept.add(segment);
            }
        }
        String last = segments.get(segments.size() - 1);
        boolean directory = last.equals(".") || last.equals("..");
        return "/" + String.join("/", kept) + (directory && !kept.isEmpty() ? "/" : "");
    }
}
