package io.github.auth0guard.http;

import java.util.List;

/**
 * What must be known of a request to judge it; an adapter implements it over its framework's request.
 *
 * <pre>{@code
 * HttpRequestView view = new HttpRequestView() {
 *     public String method() { return exchange.getRequestMethod(); }
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
     * Returns all values of a header field: one element for each time the field was sent, none joined or dropped, or a
     * second {@code Authorization} would go unnoticed.
     *
     * @param name the field's name, in any case
     * @return the values in order; empty if it was not sent
     */
    List<String> headers(String name);
}
