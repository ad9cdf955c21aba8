package io.ripen.local.server;

import io.ripen.local.process.RunningProcess;
import java.time.Duration;
import java.util.Optional;

/** A server that runs as a process of its own and keeps its data in a folder. */
public interface LocalServer {
    /** Short name, also of its log and pid file. */
    String name();

    /** The port it serves on the loopback address. */
    int port();

    /**
     * Checks what it finds on the disk before anything is started.
     *
     * @throws io.ripen.local.process.LocalFailure if it cannot start with that
     */
    void check();

    /** Starts the process and returns at once. */
    void start();

    /** Whether it answers its clients. */
    boolean isReady();

    /** The process, while it runs. */
    Optional<RunningProcess> process();

    /** Stops it cleanly and waits for its end, by force if it takes too long. Harmless if it does not run. */
    void stop();

    /** Ends it without warning, as a crash would ({@code SIGKILL}). */
    void kill();

    /** How long a start may take before it counts as failed; a machine with other work takes ten times as long as one without. */
    default Duration startLimit() {
        return Duration.ofMinutes(3);
    }
}
