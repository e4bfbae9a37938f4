/** Guards Jakarta servlets by Auth0 access tokens. */
module io.github.auth0guard.servlet {
    requires transitive io.github.auth0guard.core;
    requires transitive jakarta.servlet;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports io.github.auth0guard.servlet;
}
