package io.github.auth0guard.acceptance.servlet.undertow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auth0guard.Scopes;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.acceptance.servlet.suite.EntryServlet;
import io.github.auth0guard.acceptance.servlet.suite.SecretServlet;
import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.servlet.Policy;
import io.github.auth0guard.test.TestIssuer;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.handlers.DefaultServlet;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContainerInitializer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Undertow starts a filter with the first request, unless told otherwise; a wrong policy must not open anything by that. */
class UndertowStartTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private static final Policy WRONG =
            Policy.builder().servlet("sceret").get(Scopes.allOf("secret")).build();

    private final TokenVerifier verifier =
            TokenVerifier.issuer(ISSUER.url()).audience(ISSUER.audience()).build();

    @Test
    void aWrongPolicyStopsTheStartOfEagerFilters() {
        DeploymentManager manager = deploy(WRONG, true);
        assertThatThrownBy(manager::start).rootCause().hasMessageContainingAll("'sceret'", "secret");
    }

    @Test
    void elseEveryRequestFails() throws Exception {
        DeploymentManager manager = deploy(WRONG, false);
        Undertow server = serve(manager);
        try {
            for (int i = 0; i < 3; i++) {
                assertFails(get(server, ""));
                assertFails(get(server, "secret"));
            }
        } finally {
            server.stop();
            manager.stop();
        }
    }

    @Test
    void aRightPolicyIsInForceFromTheFirstRequestOn() throws Exception {
        for (boolean eager : new boolean[] {true, false}) {
            DeploymentManager manager = deploy(Policy.builder().build(), eager);
            Undertow server = serve(manager);
            try {
                assertThat(get(server, "").statusCode()).isEqualTo(401);
                assertThat(get(server, "other").statusCode()).isEqualTo(403);
                assertThat(get(server, "secret").body()).isEqualTo("THE-SECRET");
            } finally {
                server.stop();
                manager.stop();
            }
        }
    }

    /** Nothing has asked for the guarded part yet, so its guard has not started. */
    @Test
    void aDispatchByNameIntoAPartWhoseGuardHasNotStartedFails() throws Exception {
        ServletContainerInitializer guard =
                (types, context) -> Auth0Guard.install(context, "auth0", Auth0GuardFilter.of(verifier), "/secret");
        DeploymentManager manager = deploy(guard, false);
        Undertow server = serve(manager);
        try {
            assertFails(send(server, "/entry", "", "X-Dispatch", "NAMED_FORWARD", "X-To", "secret"));
            assertThat(get(server, "").statusCode()).isEqualTo(401);
            assertThat(send(server, "/entry", "", "X-Dispatch", "NAMED_FORWARD", "X-To", "secret")
                            .statusCode())
                    .isEqualTo(401);
        } finally {
            server.stop();
            manager.stop();
        }
    }

    private static void assertFails(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("THE-SECRET");
    }

    private DeploymentManager deploy(Policy policy, boolean eager) {
        ServletContainerInitializer guard = (types, context) -> Auth0Guard.install(
                context, Auth0GuardFilter.builder(verifier).policy(policy).build());
        return deploy(guard, eager);
    }

    private static DeploymentManager deploy(ServletContainerInitializer guard, boolean eager) {
        DeploymentInfo app = Servlets.deployment()
                .setClassLoader(UndertowStartTest.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("start")
                .setEagerFilterInit(eager)
                .addServlet(Servlets.servlet("default", DefaultServlet.class).addMapping("/"))
                .addServlet(Servlets.servlet("entry", EntryServlet.class).addMapping("/entry"))
                .addServlet(Servlets.servlet("secret", SecretServlet.class).addMapping("/secret"))
                .addServletContainerInitializer(new ServletContainerInitializerInfo(
                        guard.getClass(), new ImmediateInstanceFactory<>(guard), Set.of()));
        DeploymentManager manager = Servlets.newContainer().addDeployment(app);
        manager.deploy();
        return manager;
    }

    private static Undertow serve(DeploymentManager manager) throws Exception {
        Undertow server = Undertow.builder()
                .addHttpListener(0, "localhost", manager.start())
                .build();
        server.start();
        return server;
    }

    private static HttpResponse<String> get(Undertow server, String scope) throws Exception {
        return send(server, "/secret", scope);
    }

    private static HttpResponse<String> send(Undertow server, String path, String scope, String... headers)
            throws Exception {
        int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (!scope.isEmpty()) {
            request.header(
                    "Authorization", "Bearer " + ISSUER.token().scope(scope).sign());
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
