package io.github.auth0guard.jwks;

import static io.github.auth0guard.jwks.Asked.FOUND;
import static io.github.auth0guard.jwks.Asked.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.auth0guard.keys.FetchFailure;
import io.github.auth0guard.keys.KeySetOptions;
import java.net.http.HttpClient;
import java.time.Instant;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** Keys come over a TLS connection that is trusted, or not at all. */
class TlsTest {
    private static HeldCertificate.Builder localhost() {
        return new HeldCertificate.Builder().addSubjectAlternativeName("localhost");
    }

    @Test
    void aTrustedCertificateIsAccepted() throws Exception {
        HeldCertificate certificate = localhost().build();
        assertThat(asked(certificate, certificate)).isEqualTo(FOUND);
    }

    @Test
    void anUnknownAuthoritysCertificateIsRefused() throws Exception {
        assertThat(asked(localhost().build(), localhost().build())).isEqualTo(UNAVAILABLE);
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        long now = Instant.now().toEpochMilli();
        HeldCertificate authority =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate expired = localhost()
                .signedBy(authority)
                .validityInterval(now - 2_000_000, now - 1_000_000)
                .build();
        assertThat(asked(expired, authority)).isEqualTo(UNAVAILABLE);
    }

    @Test
    void anotherHostsCertificateIsRefused() throws Exception {
        HeldCertificate other = new HeldCertificate.Builder()
                .addSubjectAlternativeName("keys.example.com")
                .build();
        assertThat(asked(other, other)).isEqualTo(UNAVAILABLE);
    }

    @Test
    void aClientThatFollowsRedirectsIsNotTaken() {
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeySetOptions.defaults().httpClient(following))
                .withMessageContaining("redirects");
    }

    private static Asked asked(HeldCertificate served, HeldCertificate trusted) throws Exception {
        HandshakeCertificates serving =
                new HandshakeCertificates.Builder().heldCertificate(served).build();
        HandshakeCertificates trusting = new HandshakeCertificates.Builder()
                .addTrustedCertificate(trusted.certificate())
                .build();
        KeySetOptions options = KeySetOptions.defaults()
                .httpClient(HttpClient.newBuilder()
                        .sslContext(trusting.sslContext())
                        .build());
        try (KeyServer server = new KeyServer(serving);
                RefreshingKeySource source = server.source(options)) {
            server.serve(Jwks.of("k1"));
            Asked asked = Asked.of(source, "k1");
            if (asked == UNAVAILABLE) {
                Asked.eventually(() -> source.status().lastFailure().isPresent());
                assertThat(source.status().lastFailure()).contains(FetchFailure.TLS);
                assertThat(server.fetches()).isZero();
            }
            return asked;
        }
    }
}
