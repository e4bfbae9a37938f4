package io.github.auth0guard.test;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Listens on loopback, and nowhere else; always on the same port, however often it starts. */
final class IssuerServer {
    private final Map<String, HttpHandler> handlers;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile int port;
    private @Nullable Running running;

    private record Running(HttpServer server, ExecutorService threads) {}

    IssuerServer(int port, Map<String, HttpHandler> handlers) {
        this.port = port;
        this.handlers = handlers;
    }

    /** Does nothing if it runs already. */
    void start() {
        lock.lock();
        try {
            if (running == null) {
                HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
                handlers.forEach(server::createContext);
                ExecutorService threads = Executors.newCachedThreadPool(IssuerServer::daemon);
                server.setExecutor(threads);
                server.start();
                running = new Running(server, threads);
                port = server.getAddress().getPort();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + ": " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "test-issuer");
        thread.setDaemon(true);
        return thread;
    }

    /** Connections are refused from now on, and open ones cut. */
    void stop() {
        lock.lock();
        try {
            if (running != null) {
                running.server().stop(0);
                running.threads().shutdownNow();
                running = null;
            }
        } finally {
            lock.unlock();
        }
    }

    String url() {
        return "http://localhost:" + port + "/";
    }
}
