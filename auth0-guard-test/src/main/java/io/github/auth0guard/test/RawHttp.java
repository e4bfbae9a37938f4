package io.github.auth0guard.test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;

/** Sends requests as they are: no library may tidy up their paths and methods. */
final class RawHttp {
    private static final int TIMEOUT = 10_000;
    private static final int MAX_ANSWER = 1_000_000;

    private final String scheme;
    private final String host;
    private final int port;

    RawHttp(URI base) {
        this.scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
        this.host = String.valueOf(base.getHost());
        this.port = base.getPort() < 0 ? (scheme.equals("https") ? 443 : 80) : base.getPort();
    }

    /**
     * Sends a request on a connection of its own.
     *
     * @throws IOException if nobody listens, or nobody answers in time
     */
    RawAnswer send(RawRequest request) throws IOException {
        try (Socket socket = connect()) {
            socket.setSoTimeout(TIMEOUT);
            write(socket, request.text(host + ":" + port));
            return read(socket);
        }
    }

    private static RawAnswer read(Socket socket) throws IOException {
        try {
            return RawAnswer.of(new String(socket.getInputStream().readNBytes(MAX_ANSWER), ISO_8859_1));
        } catch (SocketException e) {
            return RawAnswer.CUT;
        }
    }

    private Socket connect() throws IOException {
        Socket socket = scheme.equals("https") ? SSLSocketFactory.getDefault().createSocket() : new Socket();
        socket.connect(new InetSocketAddress(host, port), TIMEOUT);
        return socket;
    }

    /** A server may answer and hang up before it has read everything; what counts is what it answered. */
    private static void write(Socket socket, String message) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(message.getBytes(ISO_8859_1));
            out.flush();
        } catch (IOException e) {
            return;
        }
    }
}
