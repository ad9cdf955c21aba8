package io.ripen.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    @TempDir
    private Path folder;

    @Test
    void findsARunningProcess() {
        PidFile file = new PidFile(folder.resolve("self.pid"));
        file.write(ProcessHandle.current().pid(), 4711);

        assertThat(file.read()).hasValueSatisfying(process -> {
            assertThat(process.port()).isEqualTo(4711);
            assertThat(process.memoryKib()).isPositive();
        });
    }

    @Test
    void forgetsAProcessThatEnded() throws IOException {
        PidFile file = new PidFile(folder.resolve("sleep.pid"));
        Process sleep = new ProcessBuilder("sleep", "60").start();
        file.write(sleep.pid(), 0);

        RunningProcess running = file.read().orElseThrow();
        running.signal("KILL");

        assertThat(running.awaitEnd(Duration.ofSeconds(10))).isTrue();
        assertThat(file.read()).isEmpty();
    }

    @Test
    void isNotFooledByAnotherProcessWithTheSamePid() throws IOException {
        Path path = folder.resolve("old.pid");
        Files.writeString(
                path, "pid=" + ProcessHandle.current().pid() + "\nport=1\nstarted=2020-01-01T00\\:00\\:00Z\n");

        assertThat(new PidFile(path).read()).isEmpty();
    }
}
