/** The test kit for services that are guarded by Auth0 Guard. */
module io.github.auth0guard.test {
    requires transitive io.github.auth0guard.core;
    requires transitive org.junit.jupiter.api;
    requires static transitive io.github.auth0guard.servlet;
    requires static transitive org.jspecify;
    requires jdk.httpserver;

    exports io.github.auth0guard.test;
}
