package io.ripen.local.server;

import io.ripen.local.process.PidFile;
import io.ripen.local.process.RunningProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a server keeps what.
 *
 * @param data its data
 * @param log its output
 * @param pid its process
 */
public record ServerFiles(Path data, Path log, PidFile pid) {
    /** The usual places below a home folder. */
    public static ServerFiles of(Path home, String name) {
        return new ServerFiles(
                home.resolve("data").resolve(name),
                home.resolve("logs").resolve(name + ".log"),
                new PidFile(home.resolve("run").resolve(name + ".pid")));
    }

    Optional<RunningProcess> process() {
        return pid.read();
    }

    /** Ends the process with the first signal or, when that takes longer than the limit, with {@code SIGKILL}. */
    void end(String signal, Duration limit) {
        process().ifPresent(running -> {
            running.signal(signal);
            if (!running.awaitEnd(limit)) {
                running.signalTree("KILL");
                running.awaitEnd(limit);
            }
        });
        pid.delete();
    }

    /** Asks the process to end and waits; by force when that takes longer than the limit. */
    public void stop(Duration limit) {
        end("TERM", limit);
    }

    /** Ends the process and all that it started at once. */
    public void kill() {
        process().ifPresent(running -> {
            running.signalTree("KILL");
            running.awaitEnd(Duration.ofSeconds(10));
        });
        pid.delete();
    }
}
