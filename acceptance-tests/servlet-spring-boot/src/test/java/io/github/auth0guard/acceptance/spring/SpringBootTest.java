package io.github.auth0guard.acceptance.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.Scopes;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.servlet.Policy;
import io.github.auth0guard.test.TestIssuer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.Principal;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The filter as a bean in front of Spring's DispatcherServlet. */
class SpringBootTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext context;

    @Configuration
    static class GuardConfiguration {
        // snippet: servlet-spring-boot
        @Bean
        FilterRegistrationBean<Auth0GuardFilter> auth0(TokenVerifier verifier) {
            Policy policy = Policy.builder()
                    .servlet("dispatcherServlet")
                    .route("/health")
                    .permitAll()
                    .route("/error")
                    .permitAll()
                    .route("/messages")
                    .get(Scopes.allOf("read:messages"))
                    .post(Scopes.allOf("write:messages"))
                    .route("/messages/{id}")
                    .get(Scopes.allOf("read:messages"))
                    .build();
            var bean = new FilterRegistrationBean<>(
                    Auth0GuardFilter.builder(verifier).policy(policy).build());
            bean.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
            return bean;
        }
        // end
    }

    @EnableAutoConfiguration
    @Import({GuardConfiguration.class, Messages.class})
    static class Application extends WithVerifier {}

    static class WithVerifier {
        @Bean
        TokenVerifier verifier() {
            return TokenVerifier.issuer(ISSUER.url())
                    .audience(ISSUER.audience())
                    .build();
        }
    }

    @EnableAutoConfiguration
    @Import(Messages.class)
    static class WithoutRoutes extends WithVerifier {
        @Bean
        FilterRegistrationBean<Auth0GuardFilter> auth0(TokenVerifier verifier) {
            return new FilterRegistrationBean<>(Auth0GuardFilter.of(verifier));
        }
    }

    @RestController
    static class Messages {
        @GetMapping("/health")
        String health() {
            return "up";
        }

        @GetMapping("/messages")
        String list(HttpServletRequest request, Principal principal) {
            AccessToken token = Auth0Guard.accessToken(request);
            return token.subject().orElse("?") + " " + principal.getName();
        }

        @PostMapping("/messages")
        Callable<String> post(HttpServletRequest request) {
            return () ->
                    "posted by " + Auth0Guard.accessToken(request).subject().orElse("?");
        }

        @GetMapping("/messages/{id}")
        String one(@PathVariable String id) {
            return id;
        }

        @DeleteMapping("/messages/{id}")
        String delete(@PathVariable String id) {
            return "deleted " + id;
        }

        @GetMapping("/messages/{id}/attachments")
        String forgotten(@PathVariable String id) {
            return "attachments of " + id;
        }

        @GetMapping("/messages/broken")
        String broken() {
            throw new IllegalStateException("broken");
        }

        @GetMapping("/messages/strict")
        String strict(HttpServletRequest request) {
            Scopes.allOf("admin").check(Auth0Guard.accessToken(request));
            return "strict";
        }
    }

    @BeforeAll
    static void start() {
        context = run(Application.class);
    }

    private static ConfigurableApplicationContext run(Class<?> type) {
        SpringApplication application = new SpringApplication(type);
        application.setDefaultProperties(Map.of("server.port", "0", "spring.main.banner-mode", "off"));
        return application.run();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void aRouteThatIsOpenNeedsNothing() throws Exception {
        assertThat(send("GET", "/health").body()).isEqualTo("up");
    }

    @Test
    void aRouteNeedsItsScope() throws Exception {
        assertThat(send("GET", "/messages").statusCode()).isEqualTo(401);
        assertThat(send("GET", "/messages", "write:messages").statusCode()).isEqualTo(403);
        assertThat(send("GET", "/messages", "read:messages").body()).isEqualTo("ann ann");
        assertThat(send("GET", "/messages/", "write:messages").statusCode()).isEqualTo(403);
        assertThat(send("GET", "/messages/7", "read:messages").body()).isEqualTo("7");
    }

    @Test
    void anAsynchronousHandlerKnowsItsCaller() throws Exception {
        assertThat(send("POST", "/messages", "read:messages").statusCode()).isEqualTo(403);
        assertThat(send("POST", "/messages", "write:messages").body()).isEqualTo("posted by ann");
    }

    @Test
    void whatNoRouteNamesIsRefusedThoughAHandlerExists() throws Exception {
        assertThat(send("DELETE", "/messages/7").statusCode()).isEqualTo(401);
        assertThat(send("DELETE", "/messages/7", "read:messages", "write:messages")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "/messages/7/attachments", "read:messages").statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "/MESSAGES", "read:messages").statusCode()).isEqualTo(403);
        assertThat(send("GET", "/nowhere", "read:messages").statusCode()).isEqualTo(403);
    }

    @Test
    void withoutRoutesSpringIsRefusedForEverybody() throws Exception {
        try (ConfigurableApplicationContext unruled = run(WithoutRoutes.class)) {
            for (String path : new String[] {"/health", "/messages", "/messages/7", "/nowhere"}) {
                assertThat(send(unruled, "GET", path).statusCode()).isEqualTo(401);
                assertThat(send(unruled, "GET", path, "read:messages").statusCode())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void aPathThatSpringWouldReadInAnotherWayIsABadRequest() throws Exception {
        assertThat(send("GET", "/health;/../messages", "read:messages").statusCode())
                .isEqualTo(400);
        assertThat(send("GET", "/messages;x=1", "read:messages").statusCode()).isEqualTo(400);
        assertThat(send("GET", "//messages", "read:messages").statusCode()).isEqualTo(400);
    }

    @Test
    void anErrorKeepsItsStatusAndPage() throws Exception {
        HttpResponse<String> broken = send("GET", "/messages/broken", "read:messages");
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.body()).contains("Internal Server Error");
    }

    @Test
    void aHandlerMayCheckMoreRulesItself() throws Exception {
        assertThat(send("GET", "/messages/strict", "read:messages", "admin").body())
                .isEqualTo("strict");
        HttpResponse<String> refused = send("GET", "/messages/strict", "read:messages");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("scope=\"admin\"");
    }

    private static HttpResponse<String> send(String method, String path, String... scopes) throws Exception {
        return send(context, method, path, scopes);
    }

    private static HttpResponse<String> send(
            ConfigurableApplicationContext application, String method, String path, String... scopes) throws Exception {
        String port = application.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.noBody());
        if (scopes.length > 0) {
            request.header(
                    "Authorization",
                    "Bearer " + ISSUER.token().subject("ann").scope(scopes).sign());
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
