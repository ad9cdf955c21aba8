package io.ripen.systemtests.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of each service's heap is in use after a full collection, as the JDK's {@code jcmd} tells. */
final class Heaps {
    /** The last line of a class histogram, which collects first: {@code Total  123456  12345678}. */
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private Heaps() {}

    /** Bytes of live objects by the service's name; who does not run is left out. */
    static Map<String, Long> of(List<Member> members) {
        Map<String, Long> bytes = new TreeMap<>();
        for (Member member : members) {
            member.process().ifPresent(process -> bytes.put(member.name(), live(process.pid())));
        }
        return bytes;
    }

    private static long live(long pid) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            Matcher total = TOTAL.matcher(output);
            if (!total.find()) {
                throw new IllegalStateException("jcmd said: " + output);
            }
            return Long.parseLong(total.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
