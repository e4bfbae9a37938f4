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
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The demo app in a JVM of its own, its public and its guarded route asked by turns over a few connections that stay
 * open, always with the same token. The public route is asked with the token as well, which nobody reads there: what the
 * server needs to receive 900 characters more is no work of the guard's. Arguments: connections (8), seconds a turn (2),
 * rounds (15).
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
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 15;
        int port = 18_080;
        int issuerPort = 19_000;
        Process demo = start(port, issuerPort);
        try {
            awaitStart(demo);
            String token = "Authorization: Bearer " + token(issuerPort) + "\r\n";
            List<Route> routes = List.of(
                    Route.of("public, no token", new Load(port, request("/public", port, ""), connections)),
                    Route.of("public, token sent", new Load(port, request("/public", port, token), connections)),
                    Route.of("guarded", new Load(port, request("/", port, token), connections)));
            // All are warm before anything counts.
            for (int i = 0; i < 5; i++) {
                routes.forEach(route -> route.load().run(seconds));
            }
            for (int i = 0; i < rounds; i++) {
                routes.forEach(route -> route.results().add(route.load().run(seconds)));
            }
            print(routes);
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

    private static void print(List<Route> routes) {
        System.out.printf("| route | requests/s | p50 µs | p99 µs |%n|---|---|---|---|%n");
        routes.forEach(route -> System.out.printf(Locale.ROOT, "| %s | %s |%n", route.name(), route.result()));
        Route guarded = routes.get(2);
        for (Route open : routes.subList(0, 2)) {
            System.out.printf(
                    Locale.ROOT,
                    "| guarded / %s | %.3f | %.3f | %.3f |%n",
                    open.name(),
                    guarded.ratioTo(open, Load.Result::throughput),
                    guarded.ratioTo(open, result -> result.percentile(50)),
                    guarded.ratioTo(open, result -> result.percentile(99)));
        }
    }

    /** What is asked, and what came of it in each round. */
    private record Route(String name, Load load, List<Load.Result> results) {
        static Route of(String name, Load load) {
            return new Route(name, load, new ArrayList<>());
        }

        Load.Result result() {
            return Load.Result.of(results);
        }

        /** The median of the ratios of each round: a machine that is slow for a moment is slow for both. */
        double ratioTo(Route other, ToDoubleFunction<Load.Result> figure) {
            double[] ratios = IntStream.range(0, results.size())
                    .mapToDouble(i -> figure.applyAsDouble(results.get(i)) / figure.applyAsDouble(other.results.get(i)))
                    .toArray();
            return RatioTable.median(ratios);
        }
    }
}
