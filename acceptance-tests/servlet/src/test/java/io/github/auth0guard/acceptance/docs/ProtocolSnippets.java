package io.github.auth0guard.acceptance.docs;

import io.github.auth0guard.StepUp;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.dpop.DpopMode;
import io.github.auth0guard.dpop.DpopNonces;
import io.github.auth0guard.dpop.DpopPolicy;
import io.github.auth0guard.dpop.ReplayStore;
import io.github.auth0guard.http.ClientCertificates;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.http.ResourceMetadata;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.servlet.RequiresStepUp;
import io.github.auth0guard.servlet.ResourceMetadataServlet;
import io.github.auth0guard.test.ReplayStoreContract;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.time.Duration;

/** The code that {@code docs/dpop.md} and {@code docs/mcp.md} show; {@link SnippetsTest} compares the two. */
@SuppressWarnings({"serial", "unused"})
final class ProtocolSnippets {
    private ProtocolSnippets() {}

    static void dpop(TokenVerifier verifier, ServletContext context) {
        // snippet: dpop
        RequestAuthenticator authenticator = RequestAuthenticator.builder(verifier)
                .dpop(DpopPolicy.of(DpopMode.ALLOWED))
                .baseUrl(URI.create("https://api.example.com")) // what clients write, whatever proxies make of it
                .build();
        context.addFilter("auth0", Auth0GuardFilter.of(authenticator)).addMappingForUrlPatterns(null, false, "/*");
        // end
    }

    static DpopPolicy policy(ReplayStore redis, byte[] secret) {
        // snippet: dpop-policy
        DpopPolicy policy = DpopPolicy.builder(DpopMode.REQUIRED)
                .algorithms("ES256", "EdDSA") // default: ES256
                .maxAge(Duration.ofSeconds(30)) // default: 60 s
                .clockSkew(Duration.ofSeconds(5)) // the default
                .replayStore(redis) // default: in memory, for one instance
                .nonces(DpopNonces.sharing(secret)) // default: none
                .build();
        // end
        return policy;
    }

    static class RedisReplayStore {
        ReplayStore asStore() {
            return (keyThumbprint, proofId, until) -> true;
        }
    }

    // snippet: dpop-contract
    class RedisReplayStoreTest extends ReplayStoreContract {
        @Override
        protected ReplayStore store() {
            return new RedisReplayStore().asStore();
        }
    }
    // end

    static void certificates(TokenVerifier verifier) {
        // snippet: certificates
        RequestAuthenticator authenticator = RequestAuthenticator.builder(verifier)
                .clientCertificates(ClientCertificates.fromEscapedPemHeader("X-SSL-Client-Cert"))
                .build();
        // end
    }

    // snippet: step-up
    @RequiresStepUp(acr = StepUp.MULTI_FACTOR, amr = "mfa", maxAgeSeconds = 300)
    class Transfer extends HttpServlet {
        /* ... */
    }
    // end

    static void mcp(TokenVerifier verifier, ServletContext context) {
        // snippet: mcp
        RequestAuthenticator authenticator = RequestAuthenticator.builder(verifier)
                .resourceMetadata(ResourceMetadata.of("https://mcp.example.com/mcp", "https://tenant.eu.auth0.com/")
                        .name("Messages for agents"))
                .build();
        context.addFilter("auth0", Auth0GuardFilter.of(authenticator)).addMappingForUrlPatterns(null, false, "/*");
        ResourceMetadataServlet metadata = new ResourceMetadataServlet(authenticator);
        context.addServlet("resource-metadata", metadata).addMapping(metadata.path());
        // end
    }
}
