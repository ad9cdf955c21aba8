package io.ripen.lanes.postgres;

import io.ripen.testkit.PostgresServer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;

/** A real PostgreSQL with the engine's own tables, and a pool of one connection to it. */
final class LanesDatabase implements AutoCloseable {
    private final PostgresServer server = PostgresServer.start();
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool = Pool.newInstance(io.vertx.sqlclient.Pool.pool(
            vertx.getDelegate(),
            new PgConnectOptions()
                    .setHost("127.0.0.1")
                    .setPort(server.port())
                    .setDatabase(server.name())
                    .setUser(server.name())
                    .setPassword(server.name()),
            new PoolOptions().setMaxSize(1)));

    static LanesDatabase start() throws Exception {
        LanesDatabase database = new LanesDatabase();
        try (InputStream script = LanesDatabase.class.getResourceAsStream("/db/lanes/V0001__lanes.sql")) {
            database.run(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        return database;
    }

    Pool pool() {
        return pool;
    }

    void run(String sql) throws Exception {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
        server.close();
    }
}
