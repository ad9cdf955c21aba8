package io.ripen.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    private static final int REQUESTS = 10;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger received = new AtomicInteger();
    private HttpServer server;

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void sendsWhatIsDueAtAFixedRate() throws IOException, InterruptedException {
        serve(exchange -> answer(exchange, 202));

        PhaseResult result = Generator.measure(plan(4)).getFirst();

        assertThat(received).hasValue(REQUESTS);
        assertThat(result.acknowledged()).isEqualTo(REQUESTS);
        assertThat(result.refused() + result.unanswered()).isZero();
        assertThat(result.cpuSeconds()).containsKey(Generator.SELF);
    }

    @Test
    void whatWaitsBehindASlowAnswerIsAsSlow() throws IOException, InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        serve(exchange -> {
            if (received.get() == 0) {
                pause(never, 1500);
            }
            answer(exchange, 202);
        });

        PhaseResult result = Generator.measure(plan(1)).getFirst();

        // Ten requests were due within a second and the first was answered after 1.5 s: the last has waited for 0.6 s.
        assertThat(result.acknowledged()).isEqualTo(REQUESTS);
        assertThat(result.latency().p50()).isGreaterThan(900);
        assertThat(result.latency().max()).isGreaterThan(1400);
    }

    @Test
    void countsAnswersThatAcknowledgeNothing() throws IOException, InterruptedException {
        serve(exchange -> answer(exchange, 503));

        PhaseResult result = Generator.measure(plan(2)).getFirst();

        assertThat(result.acknowledged()).isZero();
        assertThat(result.refused()).isEqualTo(REQUESTS);
    }

    @Test
    void failsWhenTheServerHangsUp() throws IOException {
        serve(HttpExchange::close);

        assertThatThrownBy(() -> Generator.measure(plan(1))).isInstanceOf(LoadFailure.class);
    }

    private LoadPlan plan(int connections) {
        Phase phase = new Phase("fixed-rate", new Pace.Open(REQUESTS), 1);
        return new LoadPlan(server.getAddress().getPort(), "/", "key", 1, connections, List.of(phase), Map.of(), null);
    }

    private void serve(HttpHandler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        received.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static void pause(CountDownLatch never, long millis) {
        try {
            assertThat(never.await(millis, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
