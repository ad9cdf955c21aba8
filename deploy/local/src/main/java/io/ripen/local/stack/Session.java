package io.ripen.local.stack;

import io.ripen.local.process.Installation;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.server.Folders;
import io.ripen.local.server.LocalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A stack that lives as long as this process: however the process ends, short of {@code kill -9}, the stack is stopped
 * first, unless it was left running on purpose.
 */
public final class Session {
    private final DataFolder folder;
    private final PortPlan ports;
    private final Access access;
    private final WriteKeys writeKeys;
    private final Stack stack;
    private final Console console;
    private volatile boolean throwAway;
    private volatile boolean leftRunning;

    private Session(
            DataFolder folder,
            PortPlan ports,
            Access access,
            WriteKeys writeKeys,
            Stack stack,
            Console console,
            boolean throwAway) {
        this.folder = folder;
        this.ports = ports;
        this.access = access;
        this.writeKeys = writeKeys;
        this.stack = stack;
        this.console = console;
        this.throwAway = throwAway;
    }

    /**
     * Checks what a start needs and starts everything.
     *
     * @param throwAway whether the folder is emptied now and deleted at the end
     */
    public static Session start(
            Installation installation, DataFolder folder, PortPlan ports, Console console, boolean throwAway) {
        folder.take();
        if (throwAway) {
            emptyExceptRun(folder);
        }
        Access access = Access.of(folder, Clock.systemUTC());
        WriteKeys writeKeys = WriteKeys.of(folder);
        Stack stack = new Stack(installation, folder, ports, access, console);
        refuseLeftOvers(stack);
        stack.parts().forEach(LocalServer::check);
        List<PortUse> taken = ports.taken();
        if (!taken.isEmpty()) {
            throw new LocalFailure(ports.describe(taken));
        }
        ports.save(folder);
        Session session = new Session(folder, ports, access, writeKeys, stack, console, throwAway);
        Runtime.getRuntime().addShutdownHook(new Thread(session::end, "stop"));
        console.line("Ripen starts. Data, logs and tokens are in " + folder.home());
        stack.start();
        return session;
    }

    /** The stack's parts. */
    public Stack stack() {
        return stack;
    }

    /** Where the parts listen. */
    public PortPlan ports() {
        return ports;
    }

    /** Keys and tokens. */
    public Access access() {
        return access;
    }

    /** The keys with which events are sent. */
    public WriteKeys writeKeys() {
        return writeKeys;
    }

    /** Leaves the stack running when this process ends; {@code ./ripen down} stops it. */
    public void leaveRunning() {
        leftRunning = true;
    }

    /** Keeps the folder, so that somebody can look at the logs. */
    public void keepFolder() {
        throwAway = false;
    }

    private void end() {
        console.endScreen();
        if (leftRunning) {
            folder.owner().delete();
            return;
        }
        console.line("Stopping ...");
        stack.stop();
        folder.owner().delete();
        if (throwAway) {
            Folders.delete(folder.home());
        }
        console.line("Stopped.");
    }

    private static void refuseLeftOvers(Stack stack) {
        List<LocalServer> running = stack.running();
        if (!running.isEmpty()) {
            String which = running.stream()
                    .map(part -> part.name()
                            + part.process()
                                    .map(process -> " (process " + process.pid() + ")")
                                    .orElse(""))
                    .collect(Collectors.joining(", "));
            throw new LocalFailure(
                    "Still running from before: " + which + ". Stop it with ./ripen down, then try again.");
        }
    }

    private static void emptyExceptRun(DataFolder folder) {
        try (Stream<Path> content = Files.list(folder.home())) {
            content.filter(path -> !path.getFileName().toString().equals("run")).forEach(Folders::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
