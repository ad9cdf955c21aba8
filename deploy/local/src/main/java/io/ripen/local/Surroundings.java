package io.ripen.local;

import io.ripen.local.process.Installation;
import io.ripen.local.stack.Access;
import io.ripen.local.stack.Console;
import io.ripen.local.stack.DataFolder;
import io.ripen.local.stack.PortPlan;
import io.ripen.local.stack.Stack;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What every command needs to know: folder, ports, console. */
final class Surroundings {
    @Option(
            names = "--port",
            paramLabel = "NAME=NUMBER",
            description = "Port of a part, for example ingest=9081. Names: ingest, scoring, lifecycle, nurture, kafka,"
                    + " kafka-controller, postgres, smtp, imap, inbox. The variable RIPEN_<NAME>_PORT does the same.")
    private Map<String, String> ports = new HashMap<>();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    private final Installation installation = Installation.locate();
    private final Console console = new Console(System.out, Boolean.getBoolean("ripen.terminal"));

    Installation installation() {
        return installation;
    }

    Console console() {
        return console;
    }

    DataFolder folder() {
        return DataFolder.of(installation, System.getenv());
    }

    /** The folder of the stack that runs: that of a demo, if one runs, else the usual one. */
    DataFolder activeFolder() {
        DataFolder demo = folder().demo();
        return demo.owner().read().isPresent() ? demo : folder();
    }

    /** A file that a person named, seen from the folder in which the command was given. */
    static Path file(Path named) {
        return Path.of(System.getProperty("ripen.caller", ""))
                .resolve(named)
                .toAbsolutePath()
                .normalize();
    }

    PortPlan ports() {
        return PortPlan.of(System.getenv(), ports);
    }

    /** The stack of a folder, to be looked at or stopped; it cannot be started, because it has no keys. */
    Stack existing(DataFolder folder) {
        return new Stack(installation, folder, ports().orSaved(folder), Access.NONE, console);
    }
}
