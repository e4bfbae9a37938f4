package io.github.auth0guard.acceptance.servlet.suite;

import io.github.auth0guard.acceptance.servlet.suite.RawHttp.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every way to a secret: kind of dispatch x method x kind of servlet x way to write the path. */
final class BypassMatrix {
    static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "get", "FOO");
    static final List<String> TARGETS = List.of("declared", "byclass", "instance", "default");

    private static final List<String> BY_PATH = List.of("FORWARD", "INCLUDE", "LATE_INCLUDE", "ASYNC", "ASYNC_WRAPPED");
    private static final List<String> BY_NAME =
            List.of("NAMED_FORWARD", "NAMED_INCLUDE", "NESTED_FORWARD", "NESTED_INCLUDE");
    private static final Map<String, String> ERROR_STATUS =
            Map.of("declared", "471", "byclass", "472", "instance", "473", "default", "474");

    private BypassMatrix() {}

    /** One request on its way to a secret. */
    record Attempt(String method, String path, List<String> headers) {
        /** AsyncContext.dispatch throws in the application's face where it can't decode the path; no guard is asked. */
        boolean isTooBrokenToDispatch() {
            return headers.stream().anyMatch(header -> header.startsWith("X-Dispatch: ASYNC"))
                    && headers.stream().anyMatch(header -> header.endsWith("%00"));
        }

        Answer send(RawHttp http, String... more) throws IOException {
            List<String> all = new ArrayList<>(headers);
            all.addAll(List.of(more));
            return http.send(method, path, all);
        }
    }

    static List<Attempt> attempts() {
        List<Attempt> attempts = new ArrayList<>();
        for (String method : METHODS) {
            for (String target : TARGETS) {
                for (String path : paths(plainPath(target))) {
                    attempts.add(new Attempt(method, path, List.of()));
                    BY_PATH.forEach(dispatch -> attempts.add(by(method, dispatch, path)));
                }
                BY_NAME.forEach(dispatch -> attempts.add(by(method, dispatch, target)));
                attempts.add(by(method, "ERROR", ERROR_STATUS.get(target)));
            }
            attempts.add(new Attempt(method, "/welcome/", List.of()));
            attempts.add(new Attempt(method, "/welcome", List.of()));
        }
        return attempts;
    }

    /** Dispatches that an open servlet makes before it has answered anything, by path and by name. */
    static List<Attempt> dispatches() {
        List<Attempt> attempts = new ArrayList<>();
        for (String method : List.of("GET", "HEAD", "POST", "PATCH", "get", "FOO")) {
            for (String target : TARGETS) {
                BY_PATH.stream()
                        .filter(dispatch -> !dispatch.equals("LATE_INCLUDE"))
                        .forEach(dispatch -> attempts.add(by(method, dispatch, plainPath(target))));
                BY_NAME.forEach(dispatch -> attempts.add(by(method, dispatch, target)));
            }
        }
        return attempts;
    }

    static Attempt by(String method, String dispatch, String to) {
        return new Attempt(method, "/entry", List.of("X-Dispatch: " + dispatch, "X-To: " + to));
    }

    static String plainPath(String target) {
        return target.equals("default") ? "/files/secret.txt" : "/" + target + "/a";
    }

    private static List<String> paths(String plain) {
        String start = plain.substring(0, plain.lastIndexOf('/'));
        String end = plain.substring(plain.lastIndexOf('/') + 1);
        return List.of(
                plain,
                plain + "/",
                "/" + plain,
                start + "//" + end,
                start + ";x=1/" + end,
                plain + ";x",
                "/entry/..;" + plain,
                "/entry/.." + plain,
                "/." + plain,
                start + "%2f" + end,
                "/%5c" + plain.substring(1),
                "/entry/%2e%2e" + plain,
                "/%2e" + plain,
                "/%2561" + plain,
                plain + "%00",
                plain.toUpperCase(Locale.ROOT));
    }
}
