package io.github.auth0guard.acceptance.servlet.suite;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** Says who opened the connection. */
@ServerEndpoint("/chat")
public class ChatEndpoint {
    @OnMessage
    public String hear(String message, Session session) {
        return session.getUserPrincipal().getName() + " said " + message;
    }
}
