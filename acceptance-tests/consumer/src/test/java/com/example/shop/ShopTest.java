package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.auth0guard.test.GuardAssertions;
import io.github.auth0guard.test.Route;
import io.github.auth0guard.test.TestIssuer;
import io.github.auth0guard.test.WithAccessToken;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShopTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    @AutoClose("stop")
    static final Server SHOP = Shop.start(0, ISSUER.verifier());

    @Test
    @WithAccessToken(subject = "auth0|42", scopes = "read:orders")
    void whoMayReadOrdersReadsTheirs(HttpClient client) throws Exception {
        URI orders = SHOP.getURI().resolve("/orders");
        HttpRequest request = HttpRequest.newBuilder(orders).build();
        String body = client.send(request, BodyHandlers.ofString()).body();
        assertEquals("Orders of auth0|42", body);
    }

    @TestFactory
    Stream<DynamicTest> nobodyElseGetsIn() {
        Route orders = Route.needsScopes("GET", "/orders", "read:orders");
        return GuardAssertions.attack(SHOP.getURI().toString(), ISSUER)
                .routes(orders)
                .tests();
    }
}
