package io.ripen.bench.mails;

import io.ripen.local.process.LocalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What lives in a JVM's heap after a full collection, as the JDK's {@code jcmd} tells. */
final class LiveHeap {
    /** The last line of a class histogram, which collects first. */
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private static final int BYTES_PER_KIB = 1024;

    private LiveHeap() {}

    /** Its size in KiB. */
    static long kib(long pid) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String histogram = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher total = TOTAL.matcher(histogram);
            if (process.waitFor() != 0 || !total.find()) {
                throw new LocalFailure("jcmd told no heap of process " + pid + "; it comes with a JDK.");
            }
            return Long.parseLong(total.group(1)) / BYTES_PER_KIB;
        } catch (IOException e) {
            throw new LocalFailure("jcmd could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while a heap was measured.", e);
        }
    }
}
