package io.github.auth0guard.acceptance;

import io.github.auth0guard.http.HttpRequestView;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as an adapter would show it. Immutable: each method returns a changed copy. */
record TestRequest(
        String method,
        String url,
        List<Map.Entry<String, String>> fields,
        List<String> tokenParameters,
        Optional<X509Certificate> clientCertificate)
        implements HttpRequestView {

    static TestRequest get(String url) {
        return of("GET", url);
    }

    static TestRequest of(String method, String url) {
        return new TestRequest(method, url, List.of(), List.of(), Optional.empty());
    }

    TestRequest header(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(fields);
        more.add(Map.entry(name, value));
        return new TestRequest(method, url, more, tokenParameters, clientCertificate);
    }

    TestRequest bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    TestRequest dpop(String token, String proof) {
        return header("Authorization", "DPoP " + token).header("DPoP", proof);
    }

    /** As a servlet container has it: what it calls parameters is the query's and then the form's. */
    TestRequest submitting(String... values) {
        return new TestRequest(method, url, fields, List.of(values), clientCertificate);
    }

    TestRequest certificate(X509Certificate certificate) {
        return new TestRequest(method, url, fields, tokenParameters, Optional.of(certificate));
    }

    @Override
    public List<String> headers(String name) {
        return fields.stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public List<String> parameters(String name) {
        return name.equals("access_token") ? tokenParameters : List.of();
    }
}
