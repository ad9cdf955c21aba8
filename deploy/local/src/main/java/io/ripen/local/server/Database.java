package io.ripen.local.server;

import io.ripen.local.process.Installation;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.process.Polling;
import io.ripen.local.process.RunningProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL server on the loopback address with the database, user and password {@code ripen}. */
public final class Database implements LocalServer {
    /** Name of the database, its owner and that user's password. */
    public static final String NAME = "ripen";

    private static final String SUPERUSER = "postgres";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration LEFT_OVER_LIMIT = Duration.ofSeconds(15);

    private final Installation installation;
    private final ServerFiles files;
    private final int port;
    private final Purpose purpose;

    /** A database that is not started yet, or was started by another process with the same files. */
    public Database(Installation installation, ServerFiles files, int port, Purpose purpose) {
        this.installation = installation;
        this.files = files;
        this.port = port;
        this.purpose = purpose;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public int port() {
        return port;
    }

    /** The address for JDBC, without user and password. */
    public String jdbcUrl() {
        return jdbcUrl(NAME);
    }

    /** Opens a connection as the owner of the database. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), NAME, NAME);
    }

    @Override
    public void check() {
        Path version = files.data().resolve("PG_VERSION");
        try {
            if (!Files.exists(files.data())
                    || (Files.exists(version)
                            && Files.readString(version).strip().equals(PostgresProgram.MAJOR))) {
                return;
            }
            throw new LocalFailure("PostgreSQL's data folder " + files.data() + " is not one of version "
                    + PostgresProgram.MAJOR + ": delete the folder "
                    + files.data().getParent()
                    + " to start afresh.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start() {
        PostgresProgram program = PostgresProgram.unpacked(installation, files.log());
        boolean isNew = !Files.exists(files.data());
        if (isNew) {
            initialise(program);
        }
        // Back ends of a killed server may need a moment to notice; until then PostgreSQL rightly refuses to start.
        List<String> start = List.of("-D", files.data().toString(), "-w", "-t", "60", "-o", options(), "start");
        if (!Polling.until(LEFT_OVER_LIMIT, () -> program.run(files.log(), "pg_ctl", start) == 0)) {
            throw new LocalFailure("PostgreSQL did not start; the reason is at the end of " + files.log());
        }
        files.pid().write(serverPid(), port);
        createDatabase();
    }

    @Override
    public boolean isReady() {
        if (!Loopback.accepts(port)) {
            return false;
        }
        try (Connection connection = connect()) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    public Optional<RunningProcess> process() {
        return files.process();
    }

    /** Ends all sessions and stops ({@code pg_ctl stop -m fast}). */
    @Override
    public void stop() {
        files.end("INT", STOP_LIMIT);
    }

    @Override
    public void kill() {
        files.kill();
    }

    private void initialise(PostgresProgram program) {
        // Initialised beside its place and moved: a half-made data folder is never taken for a whole one.
        Path draft = files.data().resolveSibling("postgres.new");
        Path password = files.data().resolveSibling("postgres.password");
        try {
            Folders.delete(draft);
            Files.createDirectories(draft);
            Files.writeString(password, NAME);
            int result = program.run(
                    files.log(),
                    "initdb",
                    List.of(
                            "-D",
                            draft.toString(),
                            "-U",
                            SUPERUSER,
                            "--auth=scram-sha-256",
                            "--pwfile=" + password,
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--no-instructions",
                            "--no-sync"));
            if (result != 0) {
                throw new LocalFailure("PostgreSQL's data folder could not be made; the reason is at the end of "
                        + files.log() + (System.getProperty("user.name").equals("root") ? ROOT_HINT : ""));
            }
            Files.delete(password);
            Files.move(draft, files.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String ROOT_HINT =
            " (as root it needs the program unshare and user name spaces: else run as another user)";

    private String options() {
        return "-p " + port
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=100"
                + " -c jit=off -c timezone=UTC -c log_timezone=UTC " + purpose.databaseOptions();
    }

    private long serverPid() {
        try {
            return Long.parseLong(
                    Files.readAllLines(files.data().resolve("postmaster.pid")).getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void createDatabase() {
        try (Connection admin = DriverManager.getConnection(jdbcUrl(SUPERUSER), SUPERUSER, NAME);
                Statement statement = admin.createStatement()) {
            if (!statement
                    .executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")
                    .next()) {
                statement.execute("CREATE ROLE " + NAME + " LOGIN PASSWORD '" + NAME + "'");
            }
            if (!statement
                    .executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")
                    .next()) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
        } catch (SQLException e) {
            throw new LocalFailure("PostgreSQL runs but its database could not be made: " + e.getMessage(), e);
        }
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?connectTimeout=2&loginTimeout=5";
    }
}
