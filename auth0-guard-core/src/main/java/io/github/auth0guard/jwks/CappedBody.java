package io.github.auth0guard.jwks;

import io.github.auth0guard.keys.FetchFailure;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects a body up to a cap and hangs up at the first byte beyond. Bodies of answers that don't count are not read. */
final class CappedBody implements BodySubscriber<byte[]> {
    private static final int CAP = 512 * 1024;

    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final boolean wanted;
    private Flow.@Nullable Subscription subscription;

    private CappedBody(boolean wanted) {
        this.wanted = wanted;
    }

    static BodySubscriber<byte[]> of(ResponseInfo response) {
        return new CappedBody(response.statusCode() == 200);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription = started;
        if (wanted) {
            started.request(Long.MAX_VALUE);
        } else {
            started.cancel();
            body.complete(new byte[0]);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] chunk = new byte[buffer.remaining()];
            buffer.get(chunk);
            if (bytes.size() + chunk.length > CAP) {
                hangUp();
                return;
            }
            bytes.writeBytes(chunk);
        }
    }

    private void hangUp() {
        if (subscription != null) {
            subscription.cancel();
        }
        body.completeExceptionally(new FetchException(FetchFailure.TOO_LARGE, "more than " + CAP + " bytes", null));
    }

    @Override
    public void onError(Throwable error) {
        body.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }
}
