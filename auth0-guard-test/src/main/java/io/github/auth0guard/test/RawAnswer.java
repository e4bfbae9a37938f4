package io.github.auth0guard.test;

/**
 * What came back.
 *
 * @param status the status code; 0 if the connection was cut
 * @param head the header fields as they came
 * @param body the rest as it came
 */
record RawAnswer(int status, String head, String body) {
    static final RawAnswer CUT = new RawAnswer(0, "", "");

    /** Reads a message (RFC 9112 §2.1). */
    static RawAnswer of(String message) {
        int end = message.indexOf("\r\n\r\n");
        if (end < 0 || !message.matches("(?s)HTTP/1\\.\\d \\d{3}.*")) {
            return CUT;
        }
        int status = Integer.parseInt(message.substring(9, 12));
        return new RawAnswer(status, message.substring(0, end), message.substring(end + 4));
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean says(String text) {
        return head.contains(text);
    }
}
