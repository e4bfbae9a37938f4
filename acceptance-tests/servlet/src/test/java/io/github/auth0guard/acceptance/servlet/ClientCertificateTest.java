package io.github.auth0guard.acceptance.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.test.TestIssuer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Certificate-bound tokens (RFC 8705 §3) over real TLS connections with and without client certificates. */
class ClientCertificateTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    @TempDir
    static Path directory;

    private static final Server SERVER = new Server();
    private static KeyStore serverKeys;
    private static KeyStore owner;
    private static KeyStore stranger;

    static class Hello extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
    }

    @BeforeAll
    static void start() throws Exception {
        serverKeys = makeKeys("localhost");
        owner = makeKeys("owner");
        stranger = makeKeys("stranger");
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new Hello()), "/hello");
        TokenVerifier verifier = TokenVerifier.forDomain(ISSUER.url())
                .audience(ISSUER.audience())
                .build();
        context.addFilter(new FilterHolder(Auth0GuardFilter.of(verifier)), "/*", null);
        SERVER.setHandler(context);
        SERVER.addConnector(tlsConnector());
        SERVER.start();
    }

    private static ServerConnector tlsConnector() throws Exception {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(serverKeys);
        tls.setKeyStorePassword(new String(PASSWORD));
        tls.setTrustStore(trusting(owner, stranger));
        tls.setWantClientAuth(true);
        HttpConfiguration https = new HttpConfiguration();
        https.addCustomizer(new SecureRequestCustomizer(false));
        return new ServerConnector(SERVER, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(https));
    }

    @AfterAll
    static void stop() {
        LifeCycle.stop(SERVER);
    }

    @Test
    void theOwnerOfTheCertificatePasses() throws Exception {
        assertThat(get(Optional.of(owner), boundTo(owner)).statusCode()).isEqualTo(200);
    }

    @Test
    void anotherClientDoesNot() throws Exception {
        HttpResponse<String> response = get(Optional.of(stranger), boundTo(owner));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().allValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("Bearer error=\"invalid_token\"");
    }

    @Test
    void norDoesAConnectionWithoutACertificate() throws Exception {
        assertThat(get(Optional.empty(), boundTo(owner)).statusCode()).isEqualTo(401);
        assertThat(get(Optional.empty(), ISSUER.token().sign()).statusCode()).isEqualTo(200);
    }

    private static String boundTo(KeyStore keys) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(keys.getCertificate("key").getEncoded());
        String thumbprint = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        return ISSUER.token().claim("cnf", Map.of("x5t#S256", thumbprint)).sign();
    }

    private static HttpResponse<String> get(Optional<KeyStore> client, String token) throws Exception {
        KeyManager[] keys = null;
        if (client.isPresent()) {
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(client.get(), PASSWORD);
            keys = factory.getKeyManagers();
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusting(serverKeys));
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys, trust.getTrustManagers(), null);
        int port = ((ServerConnector) SERVER.getConnectors()[0]).getLocalPort();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/hello"))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.ofString());
    }

    private static KeyStore trusting(KeyStore... owners) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < owners.length; i++) {
            store.setCertificateEntry("trusted-" + i, owners[i].getCertificate("key"));
        }
        return store;
    }

    /** The JDK has no API that makes certificates, only a tool. */
    private static KeyStore makeKeys(String name) throws Exception {
        Path file = directory.resolve(name + ".p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }
}
