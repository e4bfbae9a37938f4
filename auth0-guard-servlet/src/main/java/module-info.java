/** Guards Jakarta servlets by Auth0 access tokens. */
module io.github.auth0guard.servlet {
    requires transitive io.github.auth0guard.core;
    requires transitive jakarta.servlet;
    requires static transitive org.jspecify;
    requires org.slf4j;

    provides jakarta.servlet.ServletContainerInitializer with
            io.github.auth0guard.servlet.Auth0GuardInitializer;

    exports io.github.auth0guard.servlet;
}
