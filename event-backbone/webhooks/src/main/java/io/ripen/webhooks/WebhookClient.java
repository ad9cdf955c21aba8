package io.ripen.webhooks;

import io.ripen.webhooks.domain.Attempt;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends one event to one URL. The host is looked up here, every address it has must be allowed, and the connection goes to
 * the address that was checked: a name that changes its address in between gains nothing. Redirects are not followed.
 */
@Singleton
class WebhookClient {
    private static final int CONNECTIONS_PER_HOST = 4;
    private static final int DIGITS_OF_SHORT_ANSWERS = 4;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final long MOST_RETRY_AFTER_SECONDS = TimeUnit.DAYS.toSeconds(7);

    private final HttpClient http;
    private final Destinations destinations;
    private final Duration timeout;
    private final Clock clock;

    @Inject
    WebhookClient(Vertx vertx, Destinations destinations, Clock clock) {
        this.destinations = destinations;
        this.timeout = destinations.settings().timeout();
        this.clock = clock;
        // The pool is one per host, so that a receiver that hangs uses up its own connections only.
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_HOST)
                .setMaxWaitQueueSize(CONNECTIONS_PER_HOST)
                .setConnectTimeout(Math.toIntExact(timeout.toMillis()))
                .setKeepAliveTimeout(30)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(timeout.toMillis()))
                .setDecompressionSupported(false));
    }

    @PreDestroy
    void close() {
        http.closeAndForget();
    }

    /** Sends it; a failure is an answer, too. */
    Uni<Attempt> send(DeliveryQueue.Next event) {
        URI url = event.destination().url();
        return Uni.createFrom()
                .item(() -> addresses(url.getHost()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(addresses ->
                        addresses.stream().allMatch(address -> destinations.mayReach(address, url.getScheme()))
                                ? post(url, addresses.getFirst(), event)
                                : Uni.createFrom().item(new Attempt.Unanswered("address-not-allowed")))
                .ifNoItem()
                .after(timeout)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> new Attempt.Unanswered(code(failure)));
    }

    private Uni<Attempt> post(URI url, InetAddress address, DeliveryQueue.Next event) {
        boolean tls = url.getScheme().equals("https");
        int port = url.getPort() >= 0 ? url.getPort() : tls ? HTTPS : HTTP;
        Instant now = clock.instant();
        String signatures = event.destination().secrets().stream()
                .map(secret -> secret.signature(event.id(), now, event.body()))
                .collect(Collectors.joining(" "));
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(path(url))
                .setFollowRedirects(false)
                .setTimeout(timeout.toMillis())
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "Ripen-Webhooks")
                .putHeader("webhook-id", event.id())
                .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .putHeader("webhook-signature", signatures);
        return http.request(request)
                .chain(sent -> sent.send(Buffer.buffer(event.body()))
                        .map(this::answered)
                        .onCancellation()
                        .invoke(() -> sent.reset()));
    }

    /** The status is all that counts. A short answer is read over, a long or endless one costs its connection. */
    private Attempt answered(HttpClientResponse response) {
        Attempt attempt = new Attempt.Answered(response.statusCode(), retryAfter(response.getHeader("retry-after")));
        String length = response.getHeader("content-length");
        if (length == null || length.length() > DIGITS_OF_SHORT_ANSWERS) {
            // Without a handler the client would log what we do here as an error.
            response.exceptionHandler(reset -> {});
            response.request().reset();
        }
        return attempt;
    }

    private static @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null || !header.matches("[0-9]{1,9}")) {
            return null;
        }
        return Duration.ofSeconds(Math.min(Long.parseLong(header), MOST_RETRY_AFTER_SECONDS));
    }

    private static String path(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static List<InetAddress> addresses(String host) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            return List.of(InetAddress.getAllByName(bare));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("the host is not known", e);
        }
    }

    private static String code(Throwable failure) {
        if (failure instanceof TimeoutException || failure instanceof java.util.concurrent.TimeoutException) {
            return "timeout";
        }
        if (failure instanceof IllegalArgumentException && failure.getCause() instanceof UnknownHostException) {
            return "host-unknown";
        }
        if (failure instanceof ConnectException) {
            return "connection-refused";
        }
        return failure instanceof SSLException ? "tls-failed" : "connection-failed";
    }
}
