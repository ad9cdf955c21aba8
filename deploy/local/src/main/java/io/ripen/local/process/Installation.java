package io.ripen.local.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where Ripen lies on this machine. Server processes get their class path from the folder that the build of {@code
 * deploy/local} fills, never from the process that starts them.
 *
 * @param root the repository's top folder
 */
public record Installation(Path root) {
    /**
     * Finds the repository: the system property {@code ripen.root}, which the build sets, or else the nearest folder
     * above the working folder that looks like it.
     */
    public static Installation locate() {
        String given = System.getProperty("ripen.root");
        @Nullable
        Path folder = Path.of(given == null ? "" : given).toAbsolutePath().normalize();
        while (folder != null && !Files.isRegularFile(folder.resolve("deploy/local/pom.xml"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new LocalFailure("The folder of Ripen was not found: set the system property ripen.root to it.");
        }
        return new Installation(folder);
    }

    /** The command line that runs a class of this module in a JVM of its own. */
    public List<String> javaCommand(List<String> jvmOptions, String mainClass, List<String> arguments) {
        Path module = root.resolve("deploy/local/target");
        if (!Files.isDirectory(module.resolve("lib"))) {
            throw new LocalFailure(
                    "The servers' libraries are not built: run ./mvnw -pl deploy/local -am -DskipTests install");
        }
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-cp", module.resolve("classes") + File.pathSeparator + module.resolve("lib") + File.separator + "*"));
        command.add(mainClass);
        command.addAll(arguments);
        return List.copyOf(command);
    }

    /** The program of the JVM that runs this. */
    public String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
