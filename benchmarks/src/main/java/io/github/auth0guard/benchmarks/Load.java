package io.github.auth0guard.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * The same request again and again, each connection sending the next when it has its answer.
 *
 * @param port where the server is on loopback
 * @param request the bytes of the request
 * @param connections how many at once
 */
record Load(int port, byte[] request, int connections) {
    /** Runs for a while. */
    Result run(int seconds) {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        try {
            List<CompletableFuture<long[]>> running = IntStream.range(0, connections)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> connection(end), threads))
                    .toList();
            long[] all = running.stream()
                    .map(CompletableFuture::join)
                    .flatMapToLong(Arrays::stream)
                    .sorted()
                    .toArray();
            return new Result(all, seconds);
        } finally {
            threads.shutdown();
        }
    }

    /** The answers to one request are all of one length, so only the first one has to be read for its end. */
    private long[] connection(long end) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            long[] nanos = new long[1 << 16];
            int count = 0;
            int length = -1;
            for (long now = System.nanoTime(); now < end; ) {
                out.write(request);
                length = length < 0 ? firstAnswer(in, buffer) : in.readNBytes(buffer, 0, length);
                if (buffer[9] != '2') {
                    throw new IllegalStateException(new String(buffer, 0, length, US_ASCII));
                }
                long done = System.nanoTime();
                nanos = count < nanos.length ? nanos : Arrays.copyOf(nanos, 2 * count);
                nanos[count++] = done - now;
                now = done;
            }
            return Arrays.copyOf(nanos, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads by {@code Content-Length}, and returns how long such an answer is as a whole. */
    private static int firstAnswer(InputStream in, byte[] buffer) throws IOException {
        int read = 0;
        while (true) {
            int more = in.read(buffer, read, buffer.length - read);
            if (more < 0) {
                throw new IOException("the server closed the connection");
            }
            read += more;
            String text = new String(buffer, 0, read, US_ASCII);
            int body = text.indexOf("\r\n\r\n") + 4;
            if (body >= 4) {
                String lower = text.toLowerCase(Locale.ROOT);
                int field = lower.indexOf("content-length: ") + "content-length: ".length();
                int length = body + Integer.parseInt(lower.substring(field, lower.indexOf('\r', field)));
                in.readNBytes(buffer, read, length - read);
                return length;
            }
        }
    }

    /**
     * What came of it.
     *
     * @param nanos how long each request took, sorted
     * @param seconds how long all of it took
     */
    record Result(long[] nanos, int seconds) {
        static Result of(List<Result> rounds) {
            return new Result(
                    rounds.stream()
                            .flatMapToLong(round -> Arrays.stream(round.nanos))
                            .sorted()
                            .toArray(),
                    rounds.stream().mapToInt(Result::seconds).sum());
        }

        double throughput() {
            return (double) nanos.length / seconds;
        }

        /** In microseconds. */
        double percentile(int percent) {
            return nanos[(int) ((long) nanos.length * percent / 100)] / 1e3;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f | %.0f | %.0f", throughput(), percentile(50), percentile(99));
        }
    }
}
