package io.ripen.scoring.release;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Work that takes too long for an event loop, which lanes share. */
public final class Aside {
    private Aside() {}

    /** Does it on a worker; the answer comes where the caller is. */
    public static <T> Uni<T> work(Supplier<T> work) {
        Executor caller = caller();
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(caller);
    }

    /** The event loop, if the caller is on one. */
    static Executor caller() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : step -> context.runOnContext(ignored -> step.run());
    }
}
