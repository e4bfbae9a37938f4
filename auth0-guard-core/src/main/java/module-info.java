/** Accepts Auth0 access tokens, without a web framework. */
@SuppressWarnings({
    "requires-automatic",
    "requires-transitive-automatic", // jwks-rsa and Caffeine have no module descriptors
    "module" // the qualified exports name modules that are built after this one
})
module io.github.auth0guard.core {
    requires static transitive org.jspecify;
    requires com.auth0.jwt;
    requires transitive com.auth0.jwks;
    requires com.github.benmanes.caffeine;
    requires transitive java.net.http;
    requires org.slf4j;

    exports io.github.auth0guard;
    exports io.github.auth0guard.dpop;
    exports io.github.auth0guard.error;
    exports io.github.auth0guard.http;
    exports io.github.auth0guard.keys;
    exports io.github.auth0guard.json to
            io.github.auth0guard.servlet,
            io.github.auth0guard.test;
}
