package io.ripen.local.server;

import io.ripen.local.process.Installation;
import io.ripen.local.process.Launch;
import io.ripen.local.process.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL's programs, unpacked once from the build's libraries into a folder that several databases share.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
public record PostgresProgram(Path folder) {
    /** The major version; a data folder of another one cannot be used. */
    public static final String MAJOR = "18";

    /** Unpacks the programs unless they are there. */
    public static PostgresProgram unpacked(Installation installation, Path log) {
        Path folder = installation.root().resolve("deploy/local/target/postgres-" + MAJOR);
        if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
            List<String> command = installation.javaCommand(
                    List.of("-XX:TieredStopAtLevel=1"),
                    "io.ripen.local.node.UnpackPostgres",
                    List.of(folder.toString()));
            if (new Launch(command, Map.of(), log).run() != 0) {
                throw new LocalFailure("PostgreSQL could not be unpacked; the reason is at the end of " + log);
            }
        }
        return new PostgresProgram(folder);
    }

    /**
     * Runs one of the programs to its end.
     *
     * @return the program's exit code
     */
    int run(Path log, String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root; in a user name space of its own it is nobody. Same files, same owner.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return new Launch(command, Map.of("LC_ALL", "C", "TZ", "UTC"), log).run();
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer uid && uid == 0;
        } catch (IOException | UnsupportedOperationException notLinux) {
            return false;
        }
    }
}
