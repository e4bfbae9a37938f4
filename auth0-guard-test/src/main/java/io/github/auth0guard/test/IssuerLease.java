package io.github.auth0guard.test;

import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Keeps the issuer up while a test class or method uses it, and no longer. Counted, because JUnit calls an extension for
 * nested classes too, and because classes that run side by side may share one issuer.
 */
final class IssuerLease {
    private final IssuerServer server;
    private final ReentrantLock lock = new ReentrantLock();
    private int holders;

    IssuerLease(IssuerServer server) {
        this.server = server;
    }

    /** JUnit closes what is in a context's store when the context ends, after all {@code @AfterAll} methods. */
    void holdUntilEndOf(ExtensionContext context) {
        acquire();
        AutoCloseable release = this::release;
        context.getStore(Namespace.create(IssuerLease.class, this)).put(new Object(), release);
    }

    /** Only the first holder starts it: a test may have let it go down on purpose. */
    private void acquire() {
        lock.lock();
        try {
            if (holders == 0) {
                server.start();
            }
            holders++;
        } finally {
            lock.unlock();
        }
    }

    private void release() {
        lock.lock();
        try {
            holders--;
            if (holders == 0) {
                server.stop();
            }
        } finally {
            lock.unlock();
        }
    }
}
