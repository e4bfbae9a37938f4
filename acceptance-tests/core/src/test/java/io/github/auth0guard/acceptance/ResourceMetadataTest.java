package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.auth0guard.dpop.DpopMode;
import io.github.auth0guard.dpop.DpopPolicy;
import io.github.auth0guard.http.ClientCertificates;
import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.http.RequestAuthenticatorBuilder;
import io.github.auth0guard.http.ResourceMetadata;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9728: what the document says, and where it is. */
class ResourceMetadataTest {
    private static final ResourceMetadata METADATA =
            ResourceMetadata.of("https://api.example.com/", "https://tenant.eu.auth0.com/");

    @ParameterizedTest
    @CsvSource({
        "https://resource.example.com, https://resource.example.com/.well-known/oauth-protected-resource",
        "https://resource.example.com/, https://resource.example.com/.well-known/oauth-protected-resource",
        "https://resource.example.com/resource1,"
                + " https://resource.example.com/.well-known/oauth-protected-resource/resource1",
        "https://resource.example.com:8443/a/b/,"
                + " https://resource.example.com:8443/.well-known/oauth-protected-resource/a/b/",
        "https://resource.example.com/a%2Fb,"
                + " https://resource.example.com/.well-known/oauth-protected-resource/a%2Fb",
        "https://resource.example.com/a?t=1,"
                + " https://resource.example.com/.well-known/oauth-protected-resource/a?t=1",
        "http://localhost:8080/, http://localhost:8080/.well-known/oauth-protected-resource",
    })
    void theWellKnownPathGoesInFrontOfTheResourcesOwn(String resource, String url) {
        assertThat(ResourceMetadata.of(resource, "https://issuer.example.com/").url())
                .hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com/",
                "api.example.com",
                "https://api.example.com/#x",
                "urn:api",
                "ftp://x/",
                "https:///x",
                ""
            })
    void whatIsNoHttpsUrlIsNoResource(String resource) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResourceMetadata.of(resource, "https://issuer.example.com/"));
    }

    @Test
    void aResourceNeedsAnAuthorizationServer() {
        assertThatIllegalArgumentException().isThrownBy(() -> ResourceMetadata.of("https://api.example.com/"));
    }

    @Test
    void theDocumentSaysWhatIsEnforced() {
        assertThat(json(builder()))
                .isEqualTo("{\"resource\":\"https://api.example.com/\","
                        + "\"authorization_servers\":[\"https://tenant.eu.auth0.com/\"],"
                        + "\"bearer_methods_supported\":[\"header\"]}");
        assertThat(json(builder()
                        .dpop(DpopPolicy.builder(DpopMode.ALLOWED)
                                .algorithms("ES256", "EdDSA")
                                .build())
                        .acceptTokenInFormBody()
                        .acceptTokenInQuery()))
                .contains("\"bearer_methods_supported\":[\"header\",\"body\",\"query\"]")
                .contains("\"dpop_signing_alg_values_supported\":[\"ES256\",\"EdDSA\"]")
                .doesNotContain("dpop_bound_access_tokens_required", "tls_client");
    }

    @Test
    void whereDpopIsRequiredNoBearerMethodIsOffered() {
        assertThat(json(builder().dpop(DpopPolicy.of(DpopMode.REQUIRED))))
                .contains("\"dpop_bound_access_tokens_required\":true")
                .doesNotContain("bearer_methods_supported");
    }

    @Test
    void certificateBoundTokensAreOfferedWhereTheyAreConfigured() {
        assertThat(json(builder().clientCertificates(ClientCertificates.fromConnection())))
                .contains("\"tls_client_certificate_bound_access_tokens\":true");
    }

    @Test
    void scopesAndWordsForPeopleAreWhatTheServiceSays() {
        ResourceMetadata described = METADATA.scopesSupported(List.of("write", "read", "write"))
                .name("Messages \"API\"")
                .documentation("https://api.example.com/docs");
        assertThat(described.toJson())
                .contains("\"scopes_supported\":[\"write\",\"read\"]")
                .contains("\"resource_name\":\"Messages \\\"API\\\"\"")
                .contains("\"resource_documentation\":\"https://api.example.com/docs\"");
    }

    @Test
    void scopesThatAnAdapterKnowsCountWhereTheServiceNamesNone() {
        List<String> known = List.of("read");
        assertThat(METADATA.scopesSupportedIfUnset(known).toJson()).contains("\"scopes_supported\":[\"read\"]");
        assertThat(METADATA.scopesSupported(List.of("write"))
                        .scopesSupportedIfUnset(known)
                        .toJson())
                .contains("\"scopes_supported\":[\"write\"]");
    }

    @Test
    void emptyListsAreLeftOut() {
        assertThat(METADATA.scopesSupported(List.of()).toJson()).doesNotContain("scopes_supported");
    }

    @Test
    void withoutConfigurationThereIsNone() {
        assertThat(RequestAuthenticator.builder(token -> null).build().resourceMetadata())
                .isEmpty();
    }

    private static RequestAuthenticatorBuilder builder() {
        return RequestAuthenticator.builder(token -> {
                    throw new IllegalStateException("not asked for");
                })
                .resourceMetadata(METADATA);
    }

    private static String json(RequestAuthenticatorBuilder builder) {
        return builder.build().resourceMetadata().orElseThrow().toJson();
    }
}
