package io.github.auth0guard.acceptance.servlet.suite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;

/** Sends what no decent client would. */
final class RawHttp {
    private final int port;

    RawHttp(int port) {
        this.port = port;
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** One request on a connection of its own. Headers are whole lines. */
    Answer send(String method, String path, List<String> headers) throws IOException {
        return Answer.of(exchange(request(method, path, true, headers)));
    }

    static String request(String method, String path, boolean last, List<String> headers) {
        StringBuilder request =
                new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(header -> request.append(header).append("\r\n"));
        if (last) {
            request.append("Connection: close\r\n");
        }
        return request.append("\r\n").toString();
    }

    /** Everything that comes back until the server closes. */
    String exchange(String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), ISO_8859_1);
        }
    }

    /**
     * Sends a head that announces a body. Once that is answered: the body and another request, unless the answer says
     * that the connection ends.
     */
    List<Answer> sendBodyLate(String head, String body, String next) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            InputStream in = socket.getInputStream();
            socket.getOutputStream().write(head.getBytes(ISO_8859_1));
            Answer first = read(in);
            if (first.header("Connection").equalsIgnoreCase("close")) {
                return List.of(first);
            }
            if (ends(socket, in)) {
                throw new EOFException("closed without a word, after " + first.text());
            }
            socket.getOutputStream().write((body + next).getBytes(ISO_8859_1));
            return List.of(first, read(in));
        }
    }

    private static boolean ends(Socket socket, InputStream in) throws IOException {
        int patience = socket.getSoTimeout();
        socket.setSoTimeout(200);
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } finally {
            socket.setSoTimeout(patience);
        }
    }

    private static Answer read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            head.append((char) c);
            if (head.indexOf("\r\n\r\n") >= 0) {
                break;
            }
        }
        String length = Answer.of(head.toString()).header("Content-Length");
        byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
        return Answer.of(head + new String(body, ISO_8859_1));
    }

    /** A response as it came. */
    record Answer(int status, String text) {
        static Answer of(String text) {
            return new Answer(text.length() < 12 ? 0 : Integer.parseInt(text.substring(9, 12)), text);
        }

        String header(String name) {
            return text.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        String body() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? "" : text.substring(end + 4);
        }
    }
}
