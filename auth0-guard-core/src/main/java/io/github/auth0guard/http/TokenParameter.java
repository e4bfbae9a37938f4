package io.github.auth0guard.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The places outside the header where RFC 6750 lets a token stand, as the {@code access_token} parameter. */
enum TokenParameter {
    /** RFC 6750 §2.3. */
    QUERY {
        @Override
        List<String> values(HttpRequestView request) {
            String[] beforeAndAfter = request.url().split("#", 2)[0].split("\\?", 2);
            String query = beforeAndAfter.length < 2 ? "" : beforeAndAfter[1];
            return Arrays.stream(query.split("&", -1))
                    .map(parameter -> parameter.split("=", 2))
                    .filter(pair -> NAME.equals(decode(pair[0])))
                    .map(pair -> pair.length < 2 ? "" : decode(pair[1]))
                    .toList();
        }
    },
    /** RFC 6750 §2.2, under its conditions: a body that is one url-encoded form, and a method that gives it meaning. */
    FORM {
        @Override
        List<String> values(HttpRequestView request) {
            boolean withBody = !BODYLESS.contains(request.method());
            if (!withBody || !isForm(request.headers("Content-Type"))) {
                return List.of();
            }
            List<String> all = request.parameters(NAME);
            return all.subList(Math.min(all.size(), QUERY.values(request).size()), all.size());
        }
    };

    private static final String NAME = "access_token";
    private static final Set<String> BODYLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "DELETE");

    abstract List<String> values(HttpRequestView request);

    private static boolean isForm(List<String> contentTypes) {
        return contentTypes.size() == 1
                && contentTypes
                        .get(0)
                        .split(";", 2)[0]
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals("application/x-www-form-urlencoded");
    }

    /** What cannot be decoded stays as it is: a percent sign never passes for a token. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
