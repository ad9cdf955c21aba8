package io.ripen.ingest.publishing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The records of one request on their way to Kafka: settled when the last one is, failed if any one is. */
final class Publication {
    private final AtomicInteger open;
    private final AtomicReference<@Nullable Exception> firstFailure = new AtomicReference<>();
    private final CompletableFuture<Void> settled = new CompletableFuture<>();

    Publication(int records) {
        this.open = new AtomicInteger(records);
    }

    /** One record was acknowledged, or failed. */
    void settle(@Nullable Exception failure) {
        if (failure != null) {
            firstFailure.compareAndSet(null, failure);
        }
        if (open.decrementAndGet() == 0) {
            Exception first = firstFailure.get();
            if (first == null) {
                settled.complete(null);
            } else {
                settled.completeExceptionally(new NotPublished(NotPublished.Reason.UNACKNOWLEDGED, first));
            }
        }
    }

    @Nullable
    Exception failure() {
        return firstFailure.get();
    }

    CompletableFuture<Void> settled() {
        return settled;
    }
}
