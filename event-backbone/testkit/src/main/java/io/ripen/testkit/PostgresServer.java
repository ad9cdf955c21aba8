package io.ripen.testkit;

import io.ripen.local.process.Installation;
import io.ripen.local.process.RunningProcess;
import io.ripen.local.server.Database;
import io.ripen.local.server.Loopback;
import io.ripen.local.server.Purpose;
import io.ripen.local.server.ServerFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A real PostgreSQL server in a process of its own that tests may kill, stop and start again on the same port and data.
 * Commits survive a killed process, not a power cut ({@code fsync=off}).
 *
 * <p>Always a local process, never a container: signals reach it the same way on every machine.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Database database;

    PostgresServer(Path home, int port) {
        this.database = new Database(Installation.locate(), ServerFiles.of(home, "postgres"), port, Purpose.TEST);
    }

    /** Starts a server with an empty database on a random port; it ends with this JVM at the latest. */
    public static PostgresServer start() {
        PostgresServer server = new PostgresServer(TestServers.newHome("postgres"), Loopback.freePort());
        server.restart();
        return server;
    }

    /** The port on the loopback address. */
    public int port() {
        return database.port();
    }

    /** Name of the database, its user and that user's password. */
    public String name() {
        return Database.NAME;
    }

    /** The address for JDBC, with parameters, without user and password; append further ones with {@code &}. */
    public String jdbcUrl() {
        return database.jdbcUrl();
    }

    /** Opens a JDBC connection as the owner of the database. */
    public Connection connect() throws SQLException {
        return database.connect();
    }

    /** Starts it (again) with the data it has and waits until it answers. Harmless if it runs. */
    public void restart() {
        if (database.process().isEmpty()) {
            TestServers.startAndAwait(database);
        }
    }

    /** Ends all sessions and stops ({@code pg_ctl stop -m fast}). */
    public void stop() {
        database.stop();
    }

    /** Ends all sessions and stops without a checkpoint ({@code pg_ctl stop -m immediate}): the next start recovers. */
    public void stopImmediately() {
        RunningProcess server = process();
        server.signal("QUIT");
        if (!server.awaitEnd(STOP_LIMIT)) {
            throw new IllegalStateException("PostgreSQL did not stop within " + STOP_LIMIT);
        }
    }

    /** {@code kill -9} of the server and all its sessions. */
    public void kill() {
        database.kill();
    }

    /** {@code SIGSTOP} of the server and all its sessions: connections stay open but nothing answers. */
    public void suspend() {
        process().signalTree("STOP");
    }

    /** {@code SIGCONT} after {@link #suspend}. */
    public void resume() {
        process().signalTree("CONT");
    }

    /** Opens a proxy in front of the server on a random port. */
    public FaultProxy openProxy() {
        return FaultProxy.open(0, port());
    }

    /** The server's process, to be read or signalled. */
    public RunningProcess process() {
        return database.process().orElseThrow(() -> new IllegalStateException("PostgreSQL does not run"));
    }

    @Override
    public void close() {
        kill();
    }
}
