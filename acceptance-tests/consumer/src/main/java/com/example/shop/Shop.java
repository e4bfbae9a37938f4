package com.example.shop;

import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.servlet.Auth0Guard;
import io.github.auth0guard.servlet.Auth0GuardFilter;
import io.github.auth0guard.servlet.RequiresScope;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

public class Shop {
    @RequiresScope("read:orders")
    public static class Orders extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("Orders of " + request.getRemoteUser());
        }
    }

    static Server start(int port, TokenVerifier verifier) {
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(Orders.class, "/orders");
        Auth0Guard.install(context.getServletContext(), Auth0GuardFilter.of(verifier));
        Server server = new Server(new InetSocketAddress("localhost", port));
        server.setHandler(context);
        LifeCycle.start(server);
        return server;
    }
}
