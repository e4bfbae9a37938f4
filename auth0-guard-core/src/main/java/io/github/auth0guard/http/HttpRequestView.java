package io.github.auth0guard.http;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What must be known of a request to judge it; an adapter implements it over its framework's request.
 *
 * <pre>{@code
 * HttpRequestView view = new HttpRequestView() {
 *     public String method() { return exchange.getRequestMethod(); }
 *     public String url() { return "https://" + host + exchange.getRequestURI(); }
 *     public List<String> headers(String name) { return exchange.getRequestHeaders().getOrDefault(name, List.of()); }
 * };
 * }</pre>
 */
public interface HttpRequestView {
    /**
     * Returns the request method as it was sent.
     *
     * @return the method, case kept
     */
    String method();

    /**
     * Returns the URL as the framework sees it, by the {@code Host} header field where it knows no better; {@link
     * RequestAuthenticatorBuilder#baseUrl} says what to put in its place behind a proxy.
     *
     * @return scheme, host, port, path and query, not decoded
     */
    String url();

    /**
     * Returns all values of a header field: one element for each time the field was sent, none joined or dropped, or a
     * second {@code Authorization} would go unnoticed.
     *
     * @param name the field's name, in any case
     * @return the values in order; empty if it was not sent
     */
    List<String> headers(String name);

    /**
     * Returns all values of a parameter, decoded: those of the query first, then those of a form body, as the servlet API
     * does. Asked for only where form bodies are switched on, the method is one with a body and the content type is
     * {@code application/x-www-form-urlencoded}, because it may read the body.
     *
     * @param name the parameter's name
     * @return the values in order; empty if there are none
     */
    default List<String> parameters(String name) {
        return List.of();
    }

    /**
     * Returns the certificate that the client of the TLS connection proved to own.
     *
     * @return the client's own certificate, without its chain; empty if there is none
     */
    default Optional<X509Certificate> clientCertificate() {
        return Optional.empty();
    }
}
