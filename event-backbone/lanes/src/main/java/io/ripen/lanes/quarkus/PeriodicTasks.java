package io.ripen.lanes.quarkus;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Runs tasks again and again, each never twice at a time. No failure ends one, and the first of a row is told. */
public final class PeriodicTasks {
    private final Vertx vertx;
    private final List<Long> timers = new ArrayList<>();

    /** No tasks yet. */
    public PeriodicTasks(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Runs a task from one interval from now on.
     *
     * @param interval time between two looks whether it can run; at least a millisecond
     * @param task what it does; may fail or throw
     * @param told gets each failure: the first of a row as {@code WARN}, the others as {@code DEBUG}
     */
    public void every(Duration interval, Supplier<Uni<Void>> task, BiConsumer<Logger.Level, Throwable> told) {
        every(interval, interval, task, told);
    }

    /** Runs a task as {@link #every} does, and at once besides. */
    public void nowAndEvery(Duration interval, Supplier<Uni<Void>> task, BiConsumer<Logger.Level, Throwable> told) {
        every(Duration.ZERO, interval, task, told);
    }

    private void every(
            Duration first, Duration interval, Supplier<Uni<Void>> task, BiConsumer<Logger.Level, Throwable> told) {
        AtomicBoolean running = new AtomicBoolean();
        AtomicBoolean failing = new AtomicBoolean();
        timers.add(vertx.setPeriodic(millis(first), millis(interval), ignored -> {
            if (running.compareAndSet(false, true)) {
                Uni.createFrom()
                        .deferred(task::get)
                        .onTermination()
                        .invoke(() -> running.set(false))
                        .subscribe()
                        .with(
                                done -> failing.set(false),
                                failure -> told.accept(
                                        failing.getAndSet(true) ? Logger.Level.DEBUG : Logger.Level.WARN, failure));
            }
        }));
    }

    private static long millis(Duration duration) {
        return Math.max(1, duration.toMillis());
    }

    /** Runs nothing any more. */
    public void stop() {
        timers.forEach(vertx::cancelTimer);
    }
}
