package io.ripen.lanes.quarkus;

import io.ripen.lanes.engine.LaneScheduler;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;

/** Runs a lane's steps on one event-loop context of its own. */
final class VertxLaneScheduler implements LaneScheduler {
    private final Vertx vertx;
    private final Context context;

    VertxLaneScheduler(Vertx vertx) {
        this.vertx = vertx;
        this.context = ((VertxInternal) vertx).createEventLoopContext();
    }

    @Override
    public void execute(Runnable step) {
        context.runOnContext(ignored -> step.run());
    }

    @Override
    public void schedule(Duration delay, Runnable step) {
        if (delay.isZero()) {
            execute(step);
        } else {
            vertx.setTimer(Math.max(1, delay.toMillis()), ignored -> execute(step));
        }
    }
}
