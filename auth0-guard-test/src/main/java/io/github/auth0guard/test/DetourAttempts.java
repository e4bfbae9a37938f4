package io.github.auth0guard.test;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Requests that mean a protected path, but are written in another way: whoever decides on the path or the method, and reads
 * them differently from whoever serves them, lets them through.
 */
final class DetourAttempts {
    /** Nothing is served here. */
    static final String NOWHERE = "/auth0guard-no-such-path";

    private final String basePath;

    DetourAttempts(String basePath) {
        this.basePath = basePath;
    }

    Stream<Attempt> of(RawRequest request, Route route, String who) {
        return Stream.of(methods(request, route), targets(request, route), fields(request, route))
                .flatMap(requests -> requests.entrySet().stream())
                .map(each -> new Attempt(each.getKey() + who, each.getValue(), Expectation.NO_WAY_IN));
    }

    private static Map<String, RawRequest> methods(RawRequest request, Route route) {
        Map<String, RawRequest> methods = new LinkedHashMap<>();
        String lower = route.method().toLowerCase(Locale.ROOT);
        Stream.of(lower, "HEAD", "OPTIONS", "TRACE", "POST", "PROPFIND", "FOO")
                .filter(method -> !method.equals(route.method()))
                .forEach(method -> methods.put("the method " + method, request.method(method)));
        return methods;
    }

    private Map<String, RawRequest> targets(RawRequest request, Route route) {
        String path = route.path();
        int last = path.length() - 1;
        Map<String, String> spellings = new LinkedHashMap<>();
        spellings.put("a slash behind", path + "/");
        spellings.put("two slashes before", "/" + path);
        spellings.put("a dot segment before", "/." + path);
        spellings.put("a dot segment behind", path + "/.");
        spellings.put("a way back before", "/auth0guard/.." + path);
        spellings.put("a way back with a parameter", "/auth0guard/..;" + path);
        spellings.put("an encoded way back", "/auth0guard/%2e%2e" + path);
        spellings.put("a parameter behind", path + ";x=1");
        spellings.put("a parameter before", "/;x=1" + path);
        spellings.put("a session id behind", path + ";jsessionid=1.css");
        spellings.put("an encoded slash behind", path + "%2f");
        spellings.put("an encoded slash before", "/%2f" + path.substring(1));
        spellings.put("a backslash before", "/\\" + path.substring(1));
        spellings.put("an encoded backslash before", "/%5c" + path.substring(1));
        spellings.put("an encoded semicolon behind", path + "%3bx");
        spellings.put("an encoded null character behind", path + "%00");
        spellings.put("an encoded line break behind", path + "%0a");
        spellings.put("an encoded space behind", path + "%20");
        spellings.put("an encoded percent sign", path + "%2541");
        spellings.put("an extension", path + ".json");
        spellings.put("a fragment", path + "#x");
        spellings.put("capitals", path.toUpperCase(Locale.ROOT));
        if (Character.isLetter(path.charAt(last))) {
            spellings.put("an encoded letter", path.substring(0, last) + "%" + Integer.toHexString(path.charAt(last)));
        }
        Map<String, RawRequest> targets = new LinkedHashMap<>();
        spellings.values().remove(path);
        spellings.forEach(
                (name, spelling) -> targets.put("the path with " + name, request.target(basePath + spelling)));
        targets.put("the path with the server's name", request.target("http://localhost" + basePath + path));
        return targets;
    }

    /** Fields that frameworks and proxies let override what the request line says. */
    private Map<String, RawRequest> fields(RawRequest request, Route route) {
        Map<String, RawRequest> fields = new LinkedHashMap<>();
        for (String name : new String[] {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"}) {
            fields.put("POST and " + name, request.method("POST").with(name, route.method()));
            fields.put("the harmless " + name, request.with(name, "OPTIONS"));
        }
        for (String name : new String[] {"X-Original-URL", "X-Rewrite-URL"}) {
            fields.put(
                    name + " on another path",
                    request.target(basePath + NOWHERE).with(name, basePath + route.path()));
            fields.put("a harmless " + name, request.with(name, basePath + NOWHERE));
        }
        fields.put("X-Forwarded-For: 127.0.0.1", request.with("X-Forwarded-For", "127.0.0.1"));
        fields.put(
                "a user's name in a field",
                request.with("X-Forwarded-User", "admin").with("Remote-User", "admin"));
        return fields;
    }
}
