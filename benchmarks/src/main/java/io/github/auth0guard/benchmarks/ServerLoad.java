package io.github.auth0guard.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The demo app in a JVM of its own, its public and its guarded route asked by turns over a few connections that stay
 * open, always with the same token. Arguments: connections (8), seconds a round (5), rounds (8).
 */
public final class ServerLoad {
    private ServerLoad() {}

    /**
     * Runs.
     *
     * @param args connections, seconds, rounds
     * @throws Exception if the demo does not answer as expected
     */
    public static void main(String... args) throws Exception {
        int connections = args.length > 0 ? Integer.parseInt(args[0]) : 8;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 8;
        int port = 18_080;
        int issuerPort = 19_000;
        Process demo = start(port, issuerPort);
        try {
            awaitStart(demo);
            String token = token(issuerPort);
            Load open = new Load(port, request("/public", port, ""), connections);
            Load guarded = new Load(port, request("/", port, "Authorization: Bearer " + token + "\r\n"), connections);
            // Both are warm before anything counts.
            for (int i = 0; i < 3; i++) {
                open.run(seconds);
                guarded.run(seconds);
            }
            List<Load.Result> without = new ArrayList<>();
            List<Load.Result> with = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                without.add(open.run(seconds));
                with.add(guarded.run(seconds));
            }
            print(Load.Result.of(without), Load.Result.of(with), connections);
        } finally {
            demo.destroy();
        }
    }

    private static Process start(int port, int issuerPort) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(System.getProperty("server.prefix", "").split(" ")));
        command.removeIf(String::isEmpty);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms512m",
                "-Xmx512m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                "io.github.auth0guard.demo.DemoApp"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("PORT", "" + port, "ISSUER_PORT", "" + issuerPort));
        builder.environment().keySet().removeIf(name -> name.startsWith("AUTH0_"));
        return builder.start();
    }

    /** The demo prints how to call it once it serves. */
    private static void awaitStart(Process demo) throws IOException {
        BufferedReader out = new BufferedReader(new InputStreamReader(demo.getInputStream(), US_ASCII));
        String line = out.readLine();
        while (line != null && !line.contains("curl")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the demo did not start");
        }
        Thread drain = new Thread(() -> out.lines().forEach(ignored -> {}));
        drain.setDaemon(true);
        drain.start();
    }

    private static String token(int issuerPort) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + issuerPort + "/oauth/token"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"grant_type\":\"client_credentials\",\"client_id\":\"load\","
                                + "\"client_secret\":\"x\",\"audience\":\"https://api.example.com/\"}"))
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        int start = body.indexOf("\"access_token\":\"") + "\"access_token\":\"".length();
        return body.substring(start, body.indexOf('"', start));
    }

    private static byte[] request(String path, int port, String field) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + field + "\r\n").getBytes(US_ASCII);
    }

    private static void print(Load.Result open, Load.Result guarded, int connections) {
        System.out.printf("| route | connections | requests/s | p50 µs | p99 µs |%n|---|---|---|---|---|%n");
        System.out.printf(Locale.ROOT, "| public | %d | %s |%n", connections, open);
        System.out.printf(Locale.ROOT, "| guarded | %d | %s |%n", connections, guarded);
        System.out.printf(
                Locale.ROOT,
                "| ratio | | %.3f | %.3f | %.3f |%n",
                guarded.throughput() / open.throughput(),
                guarded.percentile(50) / open.percentile(50),
                guarded.percentile(99) / open.percentile(99));
    }
}
