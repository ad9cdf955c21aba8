package io.ripen.scoring.backtest;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Event loops and connections that nothing but backtests uses: what decodes and folds there holds up no lane and no
 * request. Made when the first backtest needs them.
 */
@Singleton
class BacktestThreads {
    private static final String STATEMENT_TIMEOUT_MILLIS = "60000";

    private final PgConnectOptions database;
    private final int size;
    private @Nullable Vertx vertx;
    private @Nullable Pool pool;

    @Inject
    BacktestThreads(
            BacktestConfig config,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.size = config.threads();
        this.database = PgConnectOptions.fromUri(url)
                .setUser(user)
                .setPassword(password)
                .setCachePreparedStatements(true)
                .addProperty("statement_timeout", STATEMENT_TIMEOUT_MILLIS);
    }

    /** The connections. */
    synchronized Pool pool() {
        if (pool == null) {
            pool = Pool.newInstance(PgBuilder.pool()
                    .with(new PoolOptions().setMaxSize(2 * size))
                    .connectingTo(database)
                    .using(loops())
                    .build());
        }
        return pool;
    }

    /** Runs work on one of the event loops, and all that it asks the {@link #pool} for answers there. */
    <T> Uni<T> on(Supplier<Uni<T>> work) {
        Context loop = loops().getOrCreateContext();
        return Uni.createFrom()
                .emitter(emitter ->
                        loop.runOnContext(go -> work.get().subscribe().with(emitter::complete, emitter::fail)));
    }

    synchronized void close() {
        if (vertx != null) {
            vertx.close();
            vertx = null;
            pool = null;
        }
    }

    private synchronized Vertx loops() {
        if (vertx == null) {
            vertx = Vertx.vertx(new VertxOptions()
                    .setEventLoopPoolSize(size)
                    .setWorkerPoolSize(1)
                    .setInternalBlockingPoolSize(1)
                    // Folding a page is work, not blocking; a page that takes minutes is worth a warning.
                    .setMaxEventLoopExecuteTimeUnit(TimeUnit.SECONDS)
                    .setMaxEventLoopExecuteTime(60));
        }
        return vertx;
    }
}
