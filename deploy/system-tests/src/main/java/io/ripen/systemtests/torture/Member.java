package io.ripen.systemtests.torture;

import io.ripen.local.process.RunningProcess;
import io.ripen.local.stack.Service;
import io.ripen.testkit.ServiceInstance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One instance of a service, which the nemesis and the keeper start and end. */
final class Member implements AutoCloseable {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);
    private static final int UNAVAILABLE = 503;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();

    private final String name;
    private final Service service;
    private final ServiceInstance instance;
    private boolean heldDown;

    Member(String name, Service service, Map<String, String> environment) {
        this.name = name;
        this.service = service;
        this.instance = ServiceInstance.of(service, environment);
    }

    String name() {
        return name;
    }

    Service service() {
        return service;
    }

    Path home() {
        return instance.home();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + instance.port() + path);
    }

    Optional<RunningProcess> process() {
        return instance.process();
    }

    /** Ends it; it stays down until {@link #start}. */
    synchronized void kill() {
        heldDown = true;
        instance.kill();
    }

    synchronized void start() {
        heldDown = false;
        instance.start();
    }

    /** Asks it to end; it stays down until {@link #start}. */
    synchronized void stop() {
        heldDown = true;
        instance.stop();
    }

    void suspend() {
        instance.suspend();
    }

    void resume() {
        instance.resume();
    }

    /** What a supervisor does: starts it if it ended by itself. Whether it had. */
    synchronized boolean startIfEnded() {
        boolean ended = !heldDown && instance.process().isEmpty();
        if (ended) {
            instance.start();
        }
        return ended;
    }

    /** What a supervisor does: ends it if it says that only a restart helps. Whether it had said so. */
    boolean restartIfNotLive() {
        boolean dead = status("/q/health/live") == UNAVAILABLE;
        if (dead) {
            kill();
            start();
        }
        return dead;
    }

    boolean hasEnded() {
        return instance.process().isEmpty();
    }

    boolean isReady() {
        return instance.isReady();
    }

    /** What it answers; empty if it does not. */
    String answer(String path) {
        try {
            return HTTP.send(request(path), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException silent) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int status(String path) {
        try {
            return HTTP.send(request(path), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException silent) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(address(path)).timeout(ANSWER_LIMIT).build();
    }

    @Override
    public void close() {
        instance.close();
    }
}
