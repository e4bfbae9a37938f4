package io.github.auth0guard.servlet;

import io.github.auth0guard.TokenVerifier;
import jakarta.servlet.FilterConfig;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** A filter's init parameters, and the environment variables behind them. */
final class WebXmlSettings {
    private final Map<String, String> settings = new HashMap<>(System.getenv());

    WebXmlSettings(FilterConfig config) {
        for (String name : Collections.list(config.getInitParameterNames())) {
            settings.put(name, config.getInitParameter(name));
        }
    }

    TokenVerifier verifier() {
        return TokenVerifier.fromEnvironment(settings).build();
    }

    Policy policy() {
        Policy.Builder policy = Policy.builder();
        for (String name : settings.getOrDefault("AUTH0_PUBLIC_SERVLETS", "").split(",", -1)) {
            if (!name.isBlank()) {
                policy.servlet(name.strip()).permitAll();
            }
        }
        return policy.build();
    }
}
