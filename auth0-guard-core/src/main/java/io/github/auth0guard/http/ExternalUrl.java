package io.github.auth0guard.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a service learns the URL that its clients see, which is the one that DPoP proofs are made for. */
@FunctionalInterface
interface ExternalUrl {
    /** Scheme and authority, then everything from the path on. */
    Pattern PARTS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)(.*)", Pattern.DOTALL);

    String of(HttpRequestView request);

    /** What the framework says, which for scheme and host is what the last hop sent. */
    static ExternalUrl asReceived() {
        return HttpRequestView::url;
    }

    /** Always the same scheme, host, port and path prefix; what the request says of them is not looked at. */
    static ExternalUrl below(URI base) {
        String prefix = base.toString().replaceFirst("/+$", "");
        return request -> prefix + pathAndQuery(request);
    }

    private static String pathAndQuery(HttpRequestView request) {
        Matcher parts = PARTS.matcher(request.url());
        return parts.matches() ? parts.group(3) : "";
    }

    /**
     * What the nearest proxy says in {@code X-Forwarded-Proto} and {@code X-Forwarded-Host}. Of a list only the last
     * element is its own; those before it came from outside.
     */
    static ExternalUrl xForwarded() {
        return request -> {
            Matcher parts = PARTS.matcher(request.url());
            if (!parts.matches()) {
                return request.url();
            }
            String scheme = last(request, "X-Forwarded-Proto").orElse(parts.group(1));
            String host = last(request, "X-Forwarded-Host").orElse(parts.group(2));
            return scheme + "://" + host + parts.group(3);
        };
    }

    /** What the nearest proxy says in {@code Forwarded} (RFC 7239): the last element's {@code proto} and {@code host}. */
    static ExternalUrl forwarded() {
        return request -> {
            Matcher parts = PARTS.matcher(request.url());
            if (!parts.matches()) {
                return request.url();
            }
            String element = last(request, "Forwarded").orElse("");
            String scheme = parameter(element, "proto").orElse(parts.group(1));
            String host = parameter(element, "host").orElse(parts.group(2));
            return scheme + "://" + host + parts.group(3);
        };
    }

    private static Optional<String> last(HttpRequestView request, String header) {
        List<String> fields = request.headers(header);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        String field = fields.get(fields.size() - 1);
        return Optional.of(field.substring(field.lastIndexOf(',') + 1).strip());
    }

    private static Optional<String> parameter(String element, String name) {
        for (String pair : element.split(";", -1)) {
            String[] parts = pair.strip().split("=", 2);
            if (parts.length == 2 && parts[0].toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(parts[1].replaceAll("^\"|\"$", ""));
            }
        }
        return Optional.empty();
    }
}
