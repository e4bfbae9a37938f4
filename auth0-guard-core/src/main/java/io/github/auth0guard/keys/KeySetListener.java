package io.github.auth0guard.keys;

/**
 * Is told what happens to an issuer's keys, for metrics and alerts. Called on whatever thread it happens on, so it must
 * be quick and thread-safe; what it throws is logged and ignored.
 *
 * <pre>{@code
 * KeySetOptions.defaults().listener(event -> {
 *     if (event instanceof KeySetEvent.Failed failed) {
 *         registry.counter("auth0.keys.failed", "kind", failed.failure().name()).increment();
 *     }
 * });
 * }</pre>
 */
@FunctionalInterface
public interface KeySetListener {
    /**
     * Takes note of an event.
     *
     * @param event what happened
     */
    void on(KeySetEvent event);
}
