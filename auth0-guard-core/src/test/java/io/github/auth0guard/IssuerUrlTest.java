package io.github.auth0guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerUrlTest {
    @ParameterizedTest
    @CsvSource({
        "tenant.eu.auth0.com, https://tenant.eu.auth0.com/",
        "TENANT.EU.Auth0.com, https://tenant.eu.auth0.com/",
        "https://tenant.eu.auth0.com, https://tenant.eu.auth0.com/",
        "https://tenant.eu.auth0.com/, https://tenant.eu.auth0.com/",
        "HTTPS://Tenant.eu.auth0.com/, https://tenant.eu.auth0.com/",
        "tenant.eu.auth0.com/, https://tenant.eu.auth0.com/",
        "login.example.com, https://login.example.com/",
        "login.example.com:8443, https://login.example.com:8443/",
        "http://localhost:9000, http://localhost:9000/",
        "http://localhost:9000/, http://localhost:9000/",
        "http://127.0.0.1:9000/, http://127.0.0.1:9000/",
        "'http://[::1]:9000', 'http://[::1]:9000/'",
        "https://localhost, https://localhost/",
    })
    void takesADomainAsPeoplePasteIt(String pasted, String issuer) {
        assertThat(IssuerUrl.ofDomain(pasted)).isEqualTo(issuer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "tenant eu.auth0.com",
                " tenant.eu.auth0.com",
                "tenant.eu.auth0.com\n",
                "YOUR_DOMAIN",
                "your-tenant.auth0.com",
                "{yourDomain}",
                "<domain>",
                "${AUTH0_DOMAIN}",
                "%AUTH0_DOMAIN%",
                "YOUR_AUTH0_DOMAIN",
                "tenant",
                "http://tenant.eu.auth0.com",
                "http://127.0.0.1.evil.com",
                "ftp://tenant.eu.auth0.com",
                "https://tenant.eu.auth0.com/api/v2/",
                "tenant.eu.auth0.com/userinfo",
                "https://tenant.eu.auth0.com/?a=b",
                "https://tenant.eu.auth0.com/#x",
                "https://user@tenant.eu.auth0.com",
                "https://",
                "https:///path",
                "://",
                "http:",
                "-bad.example.com",
                "t\u00e9nant.eu.auth0.com",
                "tenant_eu.auth0.com",
                "https://login.example.com/realms/x",
                "javascript:alert(1)",
                "tenant..auth0.com:x"
            })
    void refusesNonsenseAndSaysWhatToWrite(String pasted) {
        assertThatThrownBy(() -> IssuerUrl.ofDomain(pasted))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write")
                .hasMessageContaining("tenant.eu.auth0.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example.com/realms/demo",
                "https://accounts.example.com",
                "http://localhost:8080/realms/x",
                "https://tenant.eu.auth0.com/"
            })
    void takesAnIssuerToTheLetter(String issuer) {
        assertThat(IssuerUrl.ofIssuer(issuer)).isEqualTo(issuer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant.eu.auth0.com",
                "",
                "http://login.example.com/realms/demo",
                "https://tenant.eu.auth0.com/api/v2/",
                "https://login.example.com/.well-known/openid-configuration",
                "https://login.example.com/oauth/token",
                "https://login.example.com/realms/x?y=z",
                "https://login.example.com/userinfo"
            })
    void refusesWhatIsNoIssuer(String issuer) {
        assertThatThrownBy(() -> IssuerUrl.ofIssuer(issuer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write");
    }

    @Test
    void aFullUrlWithAPathIsAnIssuerAndOneWithoutIsADomain() {
        assertThat(IssuerUrl.ofDomainOrIssuer("https://id.example.com/realms/demo"))
                .isEqualTo("https://id.example.com/realms/demo");
        assertThat(IssuerUrl.ofDomainOrIssuer("https://tenant.eu.auth0.com")).isEqualTo("https://tenant.eu.auth0.com/");
    }
}
