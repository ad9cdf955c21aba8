package io.ripen.bench.server;

import io.ripen.local.process.Installation;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.process.Polling;
import io.ripen.local.server.Broker;
import io.ripen.local.server.BrokerPorts;
import io.ripen.local.server.Database;
import io.ripen.local.server.Folders;
import io.ripen.local.server.LocalServer;
import io.ripen.local.server.Loopback;
import io.ripen.local.server.Purpose;
import io.ripen.local.server.ServerFiles;
import java.nio.file.Path;

/** A broker and a database, both new and empty, which end with this process at the latest. */
public final class Servers implements AutoCloseable {
    private final Path folder;
    private final Broker broker;
    private final Database database;

    /** PostgreSQL is no child of this process, so that it would outlive Ctrl-C. */
    private final Thread endOfDatabase;

    private Servers(Path folder, Broker broker, Database database) {
        this.folder = folder;
        this.broker = broker;
        this.database = database;
        this.endOfDatabase = new Thread(database::kill);
        Runtime.getRuntime().addShutdownHook(endOfDatabase);
    }

    /**
     * Starts both.
     *
     * @param folder for data and logs; what a former run left in it is deleted
     * @throws LocalFailure if one of them does not start
     */
    public static Servers open(Installation installation, Path folder) {
        Folders.delete(folder);
        Broker broker = new Broker(
                installation,
                ServerFiles.of(folder, "kafka"),
                BrokerPorts.of(Loopback.freePort(), Loopback.freePort()),
                Purpose.BENCHMARK);
        Database database =
                new Database(installation, ServerFiles.of(folder, "postgres"), Loopback.freePort(), Purpose.BENCHMARK);
        try {
            start(broker);
            start(database);
            return new Servers(folder, broker, database);
        } catch (LocalFailure failure) {
            broker.stop();
            database.stop();
            throw failure;
        }
    }

    /** Starts a server and waits until it is ready. */
    public static void start(LocalServer server) {
        server.start();
        if (!Polling.until(server.startLimit(), server::isReady)) {
            throw new LocalFailure(server.name() + " did not start; see its log.");
        }
    }

    /** Where data and logs are. */
    public Path folder() {
        return folder;
    }

    /** The broker. */
    public Broker broker() {
        return broker;
    }

    /** The database. */
    public Database database() {
        return database;
    }

    /** Stops both and deletes what they kept; logs stay. */
    @Override
    public void close() {
        broker.stop();
        database.stop();
        Runtime.getRuntime().removeShutdownHook(endOfDatabase);
        Folders.delete(folder.resolve("data"));
    }
}
