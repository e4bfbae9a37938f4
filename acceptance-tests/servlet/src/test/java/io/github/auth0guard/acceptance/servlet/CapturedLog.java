package io.github.auth0guard.acceptance.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** What is logged while it is open; slf4j-simple writes to {@code System.err}. */
final class CapturedLog implements AutoCloseable {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream captured = new ByteArrayOutputStream();

    CapturedLog() {
        System.setErr(new PrintStream(captured, true, UTF_8));
    }

    String text() {
        return captured.toString(UTF_8);
    }

    @Override
    public void close() {
        System.setErr(before);
    }
}
