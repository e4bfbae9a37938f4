package io.github.auth0guard.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.jws.Sha256;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the client's certificate is found, for tokens that are bound to one (RFC 8705 §3). Immutable and thread-safe.
 *
 * <p>A header field is as trustworthy as the proxy that sets it: it must terminate TLS, verify the client's certificate,
 * remove the field from what clients send, and be the only way to reach the service.
 */
public final class ClientCertificates {
    private final Function<HttpRequestView, Optional<X509Certificate>> source;

    private ClientCertificates(Function<HttpRequestView, Optional<X509Certificate>> source) {
        this.source = source;
    }

    /**
     * Takes the certificate of the TLS connection, which ends in this service.
     *
     * @return the source
     */
    public static ClientCertificates fromConnection() {
        return new ClientCertificates(HttpRequestView::clientCertificate);
    }

    /**
     * Takes the {@code Client-Cert} header field of a trusted proxy (RFC 9440 §2.2): base64 of the DER form between
     * colons.
     *
     * @return the source
     */
    public static ClientCertificates fromClientCertHeader() {
        return fromHeader("Client-Cert", field -> Base64.getDecoder().decode(betweenColons(field)));
    }

    /**
     * Takes a header field of a trusted proxy with the percent-encoded PEM form, as nginx writes it by {@code
     * proxy_set_header X-SSL-Client-Cert $ssl_client_escaped_cert}.
     *
     * @param name the field's name
     * @return the source
     */
    public static ClientCertificates fromEscapedPemHeader(String name) {
        Objects.requireNonNull(name, "name");
        // A plus sign is base64 here, not a space.
        return fromHeader(
                name,
                field -> URLDecoder.decode(field.replace("+", "%2B"), UTF_8).getBytes(US_ASCII));
    }

    private static ClientCertificates fromHeader(String name, Function<String, byte[]> decoder) {
        return new ClientCertificates(request -> {
            List<String> fields = request.headers(name);
            return fields.size() == 1 ? read(fields.get(0), decoder) : Optional.empty();
        });
    }

    private static String betweenColons(String field) {
        if (field.length() < 2 || !field.startsWith(":") || !field.endsWith(":")) {
            throw new IllegalArgumentException("not a byte sequence");
        }
        return field.substring(1, field.length() - 1);
    }

    private static Optional<X509Certificate> read(String field, Function<String, byte[]> decoder) {
        try {
            CertificateFactory x509 = CertificateFactory.getInstance("X.509");
            byte[] encoded = decoder.apply(field);
            return Optional.of((X509Certificate) x509.generateCertificate(new ByteArrayInputStream(encoded)));
        } catch (CertificateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** RFC 8705 §3.1: SHA-256 over the DER form, compared with what the token says. */
    void requireThumbprint(String expected, HttpRequestView request) {
        X509Certificate certificate =
                source.apply(request).orElseThrow(() -> new InvalidTokenException(Reason.CERTIFICATE_MISSING));
        if (!MessageDigest.isEqual(thumbprint(certificate).getBytes(US_ASCII), expected.getBytes(UTF_8))) {
            throw new InvalidTokenException(Reason.CERTIFICATE_MISMATCH);
        }
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            return Sha256.base64Url(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new InvalidTokenException(Reason.CERTIFICATE_MISMATCH);
        }
    }
}
