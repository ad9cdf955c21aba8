package io.ripen.ingest.mailprovider;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** SNS where there is no AWS: serves what a test puts there, and remembers what it was asked for. */
@Alternative
@Priority(1)
@Singleton
final class SnsInTests implements SnsFetcher {
    private final Map<URI, byte[]> contents = new ConcurrentHashMap<>();
    private final List<URI> asked = new CopyOnWriteArrayList<>();

    void serve(String address, byte[] content) {
        contents.put(URI.create(address), content);
    }

    List<URI> asked() {
        return List.copyOf(asked);
    }

    @Override
    public CompletionStage<byte[]> get(URI address) {
        asked.add(address);
        byte[] content = contents.get(address);
        return content == null
                ? CompletableFuture.failedStage(new IOException("nothing lies at " + address))
                : CompletableFuture.completedStage(content);
    }
}
