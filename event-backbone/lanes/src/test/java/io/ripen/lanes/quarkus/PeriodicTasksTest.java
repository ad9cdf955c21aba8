package io.ripen.lanes.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeriodicTasksTest {
    private final Vertx vertx = Vertx.vertx();
    private final PeriodicTasks tasks = new PeriodicTasks(vertx);
    private final List<Logger.Level> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        tasks.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void goesOnAfterAnyFailureAndTellsTheFirstOfARowLoudly() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch sixth = new CountDownLatch(6);
        tasks.every(
                Duration.ofMillis(1),
                () -> {
                    sixth.countDown();
                    return switch (runs.incrementAndGet()) {
                        case 1 -> throw new IllegalStateException("at once");
                        case 2, 4 -> Uni.createFrom().failure(new IllegalStateException("later"));
                        default -> Uni.createFrom().voidItem();
                    };
                },
                (level, failure) -> told.add(level));

        assertThat(sixth.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(told).containsExactly(Logger.Level.WARN, Logger.Level.DEBUG, Logger.Level.WARN);
    }

    @Test
    void runsATaskAtOnceIfAsked() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        tasks.nowAndEvery(
                Duration.ofHours(1),
                () -> {
                    ran.countDown();
                    return Uni.createFrom().voidItem();
                },
                (level, failure) -> told.add(level));

        assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void runsATaskNeverTwiceAtATime() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch others = new CountDownLatch(20);
        tasks.every(
                Duration.ofMillis(1),
                () -> {
                    runs.incrementAndGet();
                    return Uni.createFrom().nothing();
                },
                (level, failure) -> told.add(level));
        tasks.every(
                Duration.ofMillis(1),
                () -> {
                    others.countDown();
                    return Uni.createFrom().voidItem();
                },
                (level, failure) -> told.add(level));

        assertThat(others.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(runs).hasValue(1);
    }
}
