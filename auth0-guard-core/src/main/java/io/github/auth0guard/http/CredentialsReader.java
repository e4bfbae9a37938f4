package io.github.auth0guard.http;

import io.github.auth0guard.error.InvalidRequestException;
import io.github.auth0guard.error.MissingCredentialsException;
import io.github.auth0guard.error.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the one token of a request, in the places and of the schemes that are accepted. */
final class CredentialsReader {
    private final Set<Scheme> schemes;
    private final Set<TokenParameter> parameters;

    CredentialsReader(Set<Scheme> schemes, Set<TokenParameter> parameters) {
        this.schemes = Set.copyOf(schemes);
        this.parameters = Set.copyOf(parameters);
    }

    Credentials read(HttpRequestView request) {
        List<Credentials> found = new ArrayList<>(1);
        fromHeader(request).ifPresent(found::add);
        for (TokenParameter place : parameters) {
            fromParameter(place.values(request)).ifPresent(found::add);
        }
        if (found.isEmpty()) {
            throw new MissingCredentialsException(Reason.MISSING_CREDENTIALS);
        }
        // RFC 6750 §2: clients must not use more than one method in a request.
        if (found.size() > 1) {
            throw new InvalidRequestException(Reason.CREDENTIALS_IN_SEVERAL_PLACES);
        }
        return found.get(0);
    }

    boolean isInQuery(HttpRequestView request) {
        return parameters.contains(TokenParameter.QUERY)
                && !TokenParameter.QUERY.values(request).isEmpty();
    }

    /** Whether any place holds anything at all. */
    boolean hasAny(HttpRequestView request) {
        return !request.headers("Authorization").isEmpty()
                || parameters.stream().anyMatch(place -> !place.values(request).isEmpty());
    }

    /** What the request presents, well-formed or not, for a fingerprint; the schemes are left out where there are any. */
    Stream<String> presented(HttpRequestView request) {
        return Stream.concat(
                request.headers("Authorization").stream().map(field -> field.substring(field.lastIndexOf(' ') + 1)),
                parameters.stream().flatMap(place -> place.values(request).stream()));
    }

    /** The scheme by which the request wants to be judged; empty if it names none that we know. */
    static Optional<Scheme> schemeOf(HttpRequestView request) {
        return request.headers("Authorization").stream().findFirst().flatMap(field -> Scheme.named(schemeOf(field)));
    }

    private static String schemeOf(String field) {
        int space = field.indexOf(' ');
        return space < 0 ? field : field.substring(0, space);
    }

    private Optional<Credentials> fromHeader(HttpRequestView request) {
        List<String> fields = request.headers("Authorization");
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        if (fields.size() > 1) {
            throw new InvalidRequestException(Reason.REPEATED_CREDENTIALS);
        }
        return Optional.of(parse(fields.get(0)));
    }

    private Credentials parse(String field) {
        String name = schemeOf(field);
        String token = field.substring(startOfToken(field, name.length()));
        if (name.isEmpty()) {
            throw new InvalidRequestException(Reason.MALFORMED_CREDENTIALS);
        }
        Scheme scheme = Scheme.named(name)
                .filter(schemes::contains)
                .orElseThrow(() -> new MissingCredentialsException(Reason.UNSUPPORTED_SCHEME));
        return new Credentials(scheme, token);
    }

    /** RFC 9110 §11.4 has one space; a second one harms nobody. */
    private static int startOfToken(String field, int afterScheme) {
        int start = afterScheme;
        while (start < field.length() && field.charAt(start) == ' ') {
            start++;
        }
        return start;
    }

    private static Optional<Credentials> fromParameter(List<String> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1 || !Token68.matches(values.get(0))) {
            throw new InvalidRequestException(Reason.MALFORMED_TOKEN_PARAMETER);
        }
        return Optional.of(new Credentials(Scheme.BEARER, values.get(0)));
    }
}
