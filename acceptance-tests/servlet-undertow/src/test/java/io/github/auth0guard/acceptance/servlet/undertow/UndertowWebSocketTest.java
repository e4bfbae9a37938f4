package io.github.auth0guard.acceptance.servlet.undertow;

import io.github.auth0guard.Scopes;
import io.github.auth0guard.acceptance.servlet.suite.WebSocketSuite;
import io.github.auth0guard.servlet.Policy;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.handlers.DefaultServlet;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import io.undertow.servlet.websockets.WebSocketServlet;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.spi.WebSocketHttpExchange;
import jakarta.servlet.ServletContainerInitializer;
import java.net.InetSocketAddress;
import java.util.Set;

/** Undertow's own WebSockets are answered by a servlet. */
class UndertowWebSocketTest extends WebSocketSuite {
    private Undertow server;
    private DeploymentManager manager;

    @Override
    protected Policy policy() {
        return Policy.builder().servlet("chat").get(Scopes.allOf("chat")).build();
    }

    @Override
    protected int start(ServletContainerInitializer guard) throws Exception {
        DeploymentInfo app = Servlets.deployment()
                .setClassLoader(UndertowWebSocketTest.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("chat")
                .setEagerFilterInit(true)
                .addServlet(Servlets.servlet("default", DefaultServlet.class).addMapping("/"))
                .addServlet(Servlets.servlet(
                                "chat",
                                WebSocketServlet.class,
                                new ImmediateInstanceFactory<>(new WebSocketServlet(UndertowWebSocketTest::connected)))
                        .addMapping("/chat"))
                .addServletContainerInitializer(new ServletContainerInitializerInfo(
                        guard.getClass(), new ImmediateInstanceFactory<>(guard), Set.of()));
        manager = Servlets.newContainer().addDeployment(app);
        manager.deploy();
        server = Undertow.builder()
                .addHttpListener(0, "localhost", manager.start())
                .build();
        server.start();
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    private static void connected(WebSocketHttpExchange exchange, WebSocketChannel channel) {
        String caller = exchange.getUserPrincipal().getName();
        channel.getReceiveSetter().set(new AbstractReceiveListener() {
            @Override
            protected void onFullTextMessage(WebSocketChannel from, BufferedTextMessage message) {
                WebSockets.sendText(caller + " said " + message.getData(), from, null);
            }
        });
        channel.resumeReceives();
    }

    @Override
    protected void stop() throws Exception {
        server.stop();
        manager.stop();
        manager.undeploy();
    }
}
