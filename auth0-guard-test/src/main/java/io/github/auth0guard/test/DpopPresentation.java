package io.github.auth0guard.test;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** RFC 9449 §7: a new proof for each request, with the service's latest nonce if it ever sent one (§9). */
final class DpopPresentation implements TokenHttpClient.Presentation {
    private final String token;
    private final TestDpopKey key;
    private final Clock clock;
    private final AtomicReference<@Nullable String> nonce = new AtomicReference<>();

    DpopPresentation(String token, TestDpopKey key, Clock clock) {
        this.token = token;
        this.key = key;
        this.clock = clock;
    }

    @Override
    public HttpRequest present(HttpRequest request) {
        TestDpopProof proof =
                key.proof(request.method(), target(request.uri()), clock).forToken(token);
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .header("Authorization", "DPoP " + token)
                .header("DPoP", withNonce(proof).sign())
                .build();
    }

    private TestDpopProof withNonce(TestDpopProof proof) {
        String latest = nonce.get();
        return latest == null ? proof : proof.nonce(latest);
    }

    /** RFC 9449 §4.2: without query and fragment. */
    private static String target(URI uri) {
        return uri.toString().split("[?#]", 2)[0];
    }

    @Override
    public boolean retryAfter(HttpResponse<?> response) {
        Optional<String> latest = response.headers().firstValue("DPoP-Nonce");
        latest.ifPresent(nonce::set);
        return latest.isPresent() && response.statusCode() == 401 && asksForNonce(response);
    }

    private static boolean asksForNonce(HttpResponse<?> response) {
        return response.headers().allValues("WWW-Authenticate").stream()
                .anyMatch(challenge -> challenge.contains("error=\"use_dpop_nonce\""));
    }
}
