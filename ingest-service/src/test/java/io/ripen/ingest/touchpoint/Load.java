package io.ripen.ingest.touchpoint;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Visitors who each send one event after the other, as fast as they are answered. */
final class Load implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final URI touchpoints;
    private final Map<String, List<String>> accepted = new ConcurrentHashMap<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<? extends Future<?>> visitors;
    private volatile boolean stopped;

    Load(int port, String path, int visitors) {
        this.touchpoints = URI.create("http://127.0.0.1:" + port + path);
        this.visitors = IntStream.range(0, visitors)
                .mapToObj(i -> threads.submit(this::visit))
                .toList();
    }

    private Void visit() throws IOException, InterruptedException {
        String visitor = UUID.randomUUID().toString();
        List<String> ids = new CopyOnWriteArrayList<>();
        accepted.put(visitor, ids);
        for (int i = 0; !stopped; i++) {
            String id = visitor + "-" + i;
            String body = "{\"id\":\"" + id + "\",\"visitorId\":\"" + visitor + "\",\"type\":\"page-view\"}";
            HttpRequest request = HttpRequest.newBuilder(touchpoints)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .timeout(LIMIT)
                    .build();
            if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 202) {
                ids.add(id);
                answered.incrementAndGet();
            } else {
                refused.incrementAndGet();
            }
        }
        return null;
    }

    /** Waits for so many more good answers. */
    void awaitMore(int events) {
        int target = answered.get() + events;
        await().atMost(LIMIT).until(() -> answered.get() >= target);
    }

    /** Ends the visits and tells what was answered with 202, by visitor and in order; fails if a visit failed. */
    Map<String, List<String>> stop() {
        stopped = true;
        await().atMost(LIMIT).until(() -> visitors.stream().allMatch(Future::isDone));
        visitors.forEach(Future::resultNow);
        return Map.copyOf(accepted);
    }

    int refused() {
        return refused.get();
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdown();
        http.close();
    }
}
