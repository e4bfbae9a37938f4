package io.github.auth0guard.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The complete answer to a request that may not pass; an adapter copies it out as it is. Immutable.
 *
 * @param status the status code
 * @param headers the header fields to add, in order; a name may stand several times
 * @param body the body's text, ASCII; empty for a HEAD request
 */
public record Refusal(int status, List<Header> headers, String body) {
    /**
     * Copies the fields.
     *
     * @param status the status code
     * @param headers the header fields to add, in order
     * @param body the body's text
     */
    public Refusal {
        headers = List.copyOf(headers);
        Objects.requireNonNull(body, "body");
    }

    Refusal with(Header header) {
        List<Header> more = new ArrayList<>(headers);
        more.add(header);
        return new Refusal(status, more, body);
    }

    /**
     * One header field.
     *
     * @param name its name
     * @param value its value
     */
    public record Header(String name, String value) {}
}
