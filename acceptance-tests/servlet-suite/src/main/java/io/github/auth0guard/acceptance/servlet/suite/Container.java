package io.github.auth0guard.acceptance.servlet.suite;

/** A servlet container in this process. */
public interface Container {
    /**
     * Starts it with one application on a free port of the loopback interface.
     *
     * @return the port
     */
    int start(App app) throws Exception;

    void stop() throws Exception;
}
