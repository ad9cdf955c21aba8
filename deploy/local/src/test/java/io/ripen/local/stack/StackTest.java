package io.ripen.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.local.process.Installation;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {
    @TempDir
    private Path home;

    @Test
    void writesNothingWhenItIsLookedAt() {
        Stack stack = new Stack(
                Installation.locate(),
                new DataFolder(home),
                PortPlan.of(Map.of(), Map.of()),
                Access.NONE,
                new Console(System.out, false));

        assertThat(stack.running()).isEmpty();
        assertThat(home).isEmptyDirectory();
    }
}
