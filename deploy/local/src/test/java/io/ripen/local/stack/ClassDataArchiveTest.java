package io.ripen.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.local.process.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassDataArchiveTest {
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx32m");

    @TempDir
    private Path folder;

    private Path application;

    /** Waits for the end of its input. */
    public static final class Program {
        private Program() {}

        /** Exits with 0 at the end of the input. */
        public static void main(String[] arguments) throws IOException {
            System.exit(System.in.read() < 0 ? 0 : 1);
        }
    }

    @BeforeEach
    void packages() throws IOException {
        application = Files.createDirectories(folder.resolve("quarkus-app"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Program.class.getName());
        String entry = Program.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(program()), manifest)) {
            jar.putNextEntry(new ZipEntry(entry));
            jar.write(Program.class.getResourceAsStream("/" + entry).readAllBytes());
        }
    }

    @Test
    void whatTheFirstRunLeavesIsUsedByTheSecond() throws Exception {
        assertThat(run("a", true)).doesNotContain("shared objects file (top)");
        assertThat(archive("a").archive()).isRegularFile();
        assertThat(run("b", true)).contains("shared objects file (top)");
    }

    @Test
    void aKilledInstanceLeavesNothing() throws Exception {
        run("a", false);
        assertThat(archive("a").archive()).doesNotExist();
        assertThat(archive("a").draft()).doesNotExist();
    }

    @Test
    void aDraftWhoseBeginningIsMissingIsThrownAway() throws IOException {
        ClassDataArchive archive = archive("a");
        Files.createDirectories(archive.folder());
        Files.write(archive.draft(), new byte[8192]);
        archive.adopt();
        assertThat(archive.archive()).doesNotExist();
        assertThat(archive.draft()).doesNotExist();
    }

    @Test
    void anotherBuildHasAnotherArchiveAndDeletesTheOld() throws Exception {
        run("a", true);
        Path old = archive("a").archive();
        Files.writeString(application.resolve("more.jar"), "changed");
        assertThat(archive("a").archive()).isNotEqualTo(old);
        run("a", true);
        assertThat(archive("a").archive()).isRegularFile();
        assertThat(old).doesNotExist();
    }

    @Test
    void otherOptionsHaveAnotherArchive() {
        assertThat(ClassDataArchive.of(application, List.of("-Xmx64m"), "a").archive())
                .isNotEqualTo(archive("a").archive());
    }

    @Test
    void instancesHaveDraftsOfTheirOwn() {
        assertThat(archive("a").draft()).isNotEqualTo(archive("b").draft());
        assertThat(archive("a").archive()).isEqualTo(archive("b").archive());
    }

    private ClassDataArchive archive(String instance) {
        return ClassDataArchive.of(application, OPTIONS, instance);
    }

    private Path program() {
        return application.resolve("program.jar");
    }

    /** Runs the program to its end and returns what the JVM says of the class data that it uses. */
    private String run(String instance, boolean inOrder) throws Exception {
        ClassDataArchive archive = archive(instance);
        List<String> command = new ArrayList<>(List.of(new Installation(folder).java()));
        command.addAll(OPTIONS);
        command.addAll(archive.options());
        command.addAll(List.of("-Xlog:class+load", "-jar", program().toString()));
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (inOrder) {
            process.getOutputStream().close();
        } else {
            process.destroyForcibly();
        }
        process.waitFor();
        archive.adopt();
        return Files.readString(said);
    }
}
