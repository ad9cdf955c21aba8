package io.ripen.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void drawsABar() {
        assertThat(Progress.bar(50, 200)).isEqualTo("  [" + "#".repeat(10) + " ".repeat(30) + "]  25 %  50 of 200");
        assertThat(Progress.bar(200, 200)).contains("#".repeat(40)).contains("100 %");
    }

    @Test
    void printsALinePerTenthWhereNobodyWatches() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Progress progress = new Progress(new Console(new PrintStream(out, true, StandardCharsets.UTF_8), false), 1000);

        for (int done = 50; done <= 1000; done += 50) {
            progress.show(done);
        }

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(10)
                .first()
                .isEqualTo("  100 of 1000");
    }
}
