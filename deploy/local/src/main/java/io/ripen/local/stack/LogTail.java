package io.ripen.local.stack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, however long the log is. */
final class LogTail {
    private static final int MOST_BYTES = 64 * 1024;

    private LogTail() {}

    /**
     * The last lines of a log, as far as they lie in its last 64 KiB. What is no UTF-8 is shown with replacement characters.
     *
     * @param most most lines
     */
    static String of(Path log, int most) {
        try (SeekableByteChannel file = Files.newByteChannel(log)) {
            long start = Math.max(0, file.size() - MOST_BYTES);
            ByteBuffer end = ByteBuffer.allocate(MOST_BYTES);
            file.position(start);
            while (end.hasRemaining() && file.read(end) >= 0) {
                // Until the end, or full: the log may grow meanwhile.
            }
            List<String> lines = new String(end.array(), 0, end.position(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            // The first one is most likely cut.
            int first = start > 0 && lines.size() > 1 ? 1 : 0;
            return String.join("\n", lines.subList(Math.max(first, lines.size() - most), lines.size()));
        } catch (IOException e) {
            return "(nothing)";
        }
    }
}
