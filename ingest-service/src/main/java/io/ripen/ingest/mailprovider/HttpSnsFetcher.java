package io.ripen.ingest.mailprovider;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/** Fetches from SNS over HTTPS with the certificates that the JDK trusts. Redirects are not followed. */
@Singleton
final class HttpSnsFetcher implements SnsFetcher {
    private static final long MAX_BYTES = 65_536;

    /** Certificates change once a year; more at one time is somebody who makes us fetch. */
    private static final int AT_ONE_TIME = 4;

    private final HttpClient client;
    private final Duration timeout;
    private final Semaphore places = new Semaphore(AT_ONE_TIME);

    @Inject
    HttpSnsFetcher(MailWebhookSettings settings) {
        this.timeout = settings.fetchTimeout();
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public CompletionStage<byte[]> get(URI address) {
        if (!places.tryAcquire()) {
            return CompletableFuture.failedStage(new IOException("too much is being fetched from SNS"));
        }
        HttpRequest request = HttpRequest.newBuilder(address).timeout(timeout).build();
        return client.sendAsync(request, HttpSnsFetcher::bounded)
                .whenComplete((response, failure) -> places.release())
                .thenCompose(HttpSnsFetcher::body);
    }

    private static HttpResponse.BodySubscriber<byte[]> bounded(HttpResponse.ResponseInfo info) {
        long length = info.headers().firstValueAsLong("Content-Length").orElse(Long.MAX_VALUE);
        return length <= MAX_BYTES
                ? HttpResponse.BodySubscribers.ofByteArray()
                : HttpResponse.BodySubscribers.replacing(new byte[0]);
    }

    private static CompletionStage<byte[]> body(HttpResponse<byte[]> response) {
        return response.statusCode() == 200
                ? CompletableFuture.completedStage(response.body())
                : CompletableFuture.failedStage(new IOException("SNS answered " + response.statusCode()));
    }
}
