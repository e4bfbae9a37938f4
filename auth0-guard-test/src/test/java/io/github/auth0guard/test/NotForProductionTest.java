package io.github.auth0guard.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.auth0guard.ConfigurationException;
import io.github.auth0guard.IssuerVerifier;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.error.AuthException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** This issuer gives anybody any token: it must be of no use anywhere but in tests. */
@ExtendWith(TestIssuer.class)
class NotForProductionTest {
    @Test
    void itListensOnLoopbackAndOnNoOtherAddressOfThisMachine(TestIssuer issuer) throws Exception {
        int port = URI.create(issuer.url()).getPort();
        assertThat(connects(InetAddress.getLoopbackAddress(), port)).isTrue();
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        assumeThat(others).isNotEmpty();
        assertThat(others).noneMatch(address -> connects(address, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenant.eu.auth0.com", "login.example.com", "localhost.example.com", "128.0.0.1"})
    void productionRefusesItsKeysFromAFile(String domain, TestIssuer issuer) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> TokenVerifier.forDomain(domain)
                        .audience(issuer.audience())
                        .jwkSet(issuer.jwkSet())
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenant.eu.auth0.com", "login.example.com"})
    void productionRefusesItsKeysFromAServer(String domain, TestIssuer issuer) {
        try (IssuerVerifier verifier = TokenVerifier.forDomain(domain)
                .audience(issuer.audience())
                .jwksUri(issuer.url() + ".well-known/jwks.json")
                .build()) {
            String jwt = issuer.token().issuer("https://" + domain + "/").sign();
            assertThatExceptionOfType(AuthException.class).isThrownBy(() -> verifier.verify(jwt));
            assertThat(issuer.keySetRequests()).isPositive();
        }
    }

    @Test
    void aPortThatIsTakenIsSaidToBe(TestIssuer issuer) {
        int port = URI.create(issuer.url()).getPort();
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> TestIssuer.builder().port(port).start())
                .withMessageContaining("" + port);
    }

    private static boolean connects(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
