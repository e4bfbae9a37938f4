package io.github.auth0guard.test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The keys that the issuer signs with and publishes; an algorithm's key comes in when a token first asks for it. */
final class PublishedKeys {
    private final AtomicInteger generation = new AtomicInteger();
    private final CopyOnWriteArrayList<TestKey> published = new CopyOnWriteArrayList<>();

    PublishedKeys(String algorithm) {
        signingKey(algorithm);
    }

    TestKey signingKey(String algorithm) {
        TestKey key = TestKeys.of(algorithm, generation.get());
        published.addIfAbsent(key);
        return key;
    }

    void publishNext() {
        publish(generation.get() + 1);
    }

    void rotate() {
        publish(generation.incrementAndGet());
    }

    private void publish(int next) {
        published.stream().map(TestKey::algorithm).distinct().toList().stream()
                .map(algorithm -> TestKeys.of(algorithm, next))
                .forEach(published::addIfAbsent);
    }

    void withdrawOldKeys() {
        published.removeIf(key -> !key.id().endsWith("-" + generation.get()));
    }

    Map<String, Object> jwkSet() {
        return Map.of("keys", List.copyOf(published).stream().map(TestKey::jwk).toList());
    }
}
