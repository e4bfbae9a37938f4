package io.github.auth0guard.test;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** RFC 6750 §2.1. */
record BearerPresentation(String token) implements TokenHttpClient.Presentation {
    @Override
    public HttpRequest present(HttpRequest request) {
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .header("Authorization", "Bearer " + token)
                .build();
    }

    @Override
    public boolean retryAfter(HttpResponse<?> response) {
        return false;
    }
}
