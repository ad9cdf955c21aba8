package io.ripen.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    @TempDir
    private Path folder;

    @Test
    void showsTheLastLines() throws IOException {
        Path log = Files.writeString(folder.resolve("a.log"), "one\ntwo\nthree\n");

        assertThat(LogTail.of(log, 2)).isEqualTo("two\nthree");
        assertThat(LogTail.of(log, 9)).isEqualTo("one\ntwo\nthree");
        assertThat(LogTail.of(folder.resolve("none.log"), 2)).isEqualTo("(nothing)");
    }

    /** A sparse file: no memory could hold it. */
    @Test
    void readsOnlyTheEndOfALogOfAnyLength() throws IOException {
        Path log = folder.resolve("long.log");
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.seek(20L * 1024 * 1024 * 1024);
            file.write("\nlast but one\nlast\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(LogTail.of(log, 2)).isEqualTo("last but one\nlast");
    }

    @Test
    void doesNotMindBytesThatAreNoText() throws IOException {
        Path log = Files.write(folder.resolve("odd.log"), new byte[] {'a', (byte) 0xff, '\n', 'b'});

        assertThat(LogTail.of(log, 2)).isEqualTo("a\ufffd\nb");
    }
}
