package io.github.auth0guard.acceptance.servlet.suite;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An application, as far as the container has to be told in its own way.
 *
 * @param files the document root
 * @param welcomeFiles the welcome files, in order
 * @param errorPages paths by status
 * @param declared servlet classes by name, each mapped to {@code /name/*}, as a web.xml would declare them; next to them the
 *     container's own default servlet as {@code default}
 * @param onStartup what a ServletContainerInitializer does, after the above
 */
public record App(
        Path files,
        List<String> welcomeFiles,
        Map<Integer, String> errorPages,
        Map<String, Class<? extends HttpServlet>> declared,
        Startup onStartup) {
    /** Registers the rest. */
    @FunctionalInterface
    public interface Startup {
        void run(ServletContext context) throws Exception;
    }
}
