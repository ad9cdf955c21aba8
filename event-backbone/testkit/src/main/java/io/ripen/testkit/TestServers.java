package io.ripen.testkit;

import io.ripen.local.process.Launch;
import io.ripen.local.process.PidFile;
import io.ripen.local.process.Polling;
import io.ripen.local.server.Folders;
import io.ripen.local.server.LocalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Folders of test servers below the module's {@code target}, and a watchdog that ends the servers with the test JVM. */
final class TestServers {
    /**
     * Ends all servers of a home folder when the test JVM is gone, even if that was killed. A shell does it, because
     * nothing in the test JVM is sure to run then.
     */
    private static final String WATCHDOG = """
            while kill -0 "$1" 2>/dev/null; do sleep 1; done
            for file in "$2"/run/*.pid; do
              pid=$(sed -n 's/^pid=//p' "$file")
              case $file in
                */postgres.pid) kill -CONT "$pid"; kill -QUIT "$pid" ;;
                *) kill -KILL "$pid" ;;
              esac
            done
            """;

    private static final String OWNER_FILE = "owner.pid";

    private TestServers() {}

    /** A new empty folder whose servers end with this JVM. */
    static synchronized Path newHome(String name) {
        Path all = Path.of("target", "ripen-testkit").toAbsolutePath();
        long owner = ProcessHandle.current().pid();
        try (FileChannel guard = FileChannel.open(guard(all), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Two test JVMs at a time must neither delete the same folder nor one that has no owner yet.
            guard.lock();
            deleteAbandoned(all);
            Path home = Files.createTempDirectory(all, name + "-");
            new PidFile(home.resolve(OWNER_FILE)).write(owner, 0);
            List<String> watch = List.of("sh", "-c", WATCHDOG, "sh", Long.toString(owner), home.toString());
            new Launch(watch, Map.of(), home.resolve("logs/watchdog.log")).start();
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path guard(Path all) throws IOException {
        return Files.createDirectories(all).resolve("guard");
    }

    /** Starts a server and waits until it answers. */
    static void startAndAwait(LocalServer server) {
        server.start();
        if (!Polling.until(server.startLimit(), server::isReady)) {
            throw new IllegalStateException(server.name() + " did not become ready within " + server.startLimit());
        }
    }

    private static void deleteAbandoned(Path all) throws IOException {
        try (Stream<Path> homes = Files.list(all)) {
            homes.filter(Files::isDirectory).filter(home -> !isInUse(home)).forEach(Folders::delete);
        }
    }

    private static boolean isInUse(Path home) {
        if (new PidFile(home.resolve(OWNER_FILE)).read().isPresent()) {
            return true;
        }
        try (Stream<Path> files = Files.list(home.resolve("run"))) {
            return files.filter(file -> file.toString().endsWith(".pid"))
                    .anyMatch(file -> new PidFile(file).read().isPresent());
        } catch (IOException noSuchFolder) {
            return false;
        }
    }
}
