package io.github.auth0guard.acceptance.servlet.suite;

import io.github.auth0guard.test.TestIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many callers at once, every other one asynchronous, every third anonymous. */
final class Crowd {
    private final RawHttp http;
    private final TestIssuer issuer;

    Crowd(RawHttp http, TestIssuer issuer) {
        this.http = http;
        this.issuer = issuer;
    }

    /** The answers that named somebody else. */
    List<String> mixedUp(int callers, int requestsEach) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Callable<List<String>>> work = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int number = i;
                work.add(() -> call(number, requestsEach));
            }
            List<String> wrong = new ArrayList<>();
            for (Future<List<String>> done : threads.invokeAll(work)) {
                wrong.addAll(done.get());
            }
            return wrong;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> call(int number, int requests) throws Exception {
        boolean anonymous = number % 3 == 0;
        String name = anonymous ? "nobody" : "caller-" + number + ".";
        List<String> headers = new ArrayList<>();
        if (!anonymous) {
            headers.add("Authorization: Bearer " + issuer.token().subject(name).sign());
        }
        if (number % 2 == 0) {
            headers.add("X-Async: original");
        }
        String expected = name + "/" + (anonymous ? "null" : name);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            String body = http.send("GET", "/who", headers).body();
            boolean right = body.contains(number % 2 == 0 ? name + " then " + expected : expected);
            if (!right) {
                wrong.add(name + " got " + body);
            }
        }
        return wrong;
    }
}
