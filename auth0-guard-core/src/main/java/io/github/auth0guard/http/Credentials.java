package io.github.auth0guard.http;

import io.github.auth0guard.error.InvalidRequestException;
import io.github.auth0guard.error.MissingCredentialsException;
import io.github.auth0guard.error.Reason;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The scheme and token of an {@code Authorization} header field (RFC 9110 §11.6.2).
 *
 * @param scheme the scheme in lower case
 * @param token the token68 behind it; for schemes that are not accepted it has not been looked at
 */
record Credentials(String scheme, String token) {
    static final String BEARER = "bearer";

    private static final Pattern TOKEN68 = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    static Credentials of(HttpRequestView request) {
        List<String> fields = request.headers("Authorization");
        if (fields.isEmpty()) {
            throw new MissingCredentialsException(Reason.MISSING_CREDENTIALS);
        }
        if (fields.size() > 1) {
            throw new InvalidRequestException(Reason.REPEATED_CREDENTIALS);
        }
        return parse(fields.get(0));
    }

    private static Credentials parse(String field) {
        int space = field.indexOf(' ');
        String scheme = (space < 0 ? field : field.substring(0, space)).toLowerCase(Locale.ROOT);
        String token = space < 0 ? "" : field.substring(space).stripLeading();
        if (!scheme.isEmpty() && !scheme.equals(BEARER)) {
            throw new MissingCredentialsException(Reason.UNSUPPORTED_SCHEME);
        }
        if (!TOKEN68.matcher(token).matches()) {
            throw new InvalidRequestException(Reason.MALFORMED_CREDENTIALS);
        }
        return new Credentials(scheme, token);
    }
}
