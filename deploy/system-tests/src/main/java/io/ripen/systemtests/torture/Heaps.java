package io.ripen.systemtests.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What lives in each service's heap after a full collection, as the JDK's {@code jcmd} tells. */
final class Heaps {
    /** A line of a class histogram, which collects first: {@code  12:  345  6789  java.lang.String (java.base@25)}. */
    private static final Pattern LINE = Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+)");

    /**
     * The live objects of one class.
     *
     * @param objects how many
     * @param bytes their size, without what they refer to
     */
    record Use(long objects, long bytes) {
        static final Use NONE = new Use(0, 0);
    }

    /**
     * The live objects of one process.
     *
     * @param classes by the name of the class, arrays in the form {@code [B}
     */
    record Heap(Map<String, Use> classes) {
        static final Heap EMPTY = new Heap(Map.of());

        Heap {
            classes = Map.copyOf(classes);
        }

        long bytes() {
            return classes.values().stream().mapToLong(Use::bytes).sum();
        }

        Use of(String name) {
            return classes.getOrDefault(name, Use.NONE);
        }
    }

    private Heaps() {}

    /** By the service's name; who does not run is left out. */
    static Map<String, Heap> of(List<Member> members) {
        Map<String, Heap> heaps = new TreeMap<>();
        for (Member member : members) {
            member.process().ifPresent(process -> heaps.put(member.name(), live(process.pid())));
        }
        return heaps;
    }

    private static Heap live(long pid) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            return parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a histogram; fails if it is none. */
    static Heap parse(String histogram) {
        Map<String, Use> classes = new HashMap<>();
        Matcher line = LINE.matcher(histogram);
        while (line.find()) {
            classes.put(line.group(3), new Use(Long.parseLong(line.group(1)), Long.parseLong(line.group(2))));
        }
        if (classes.isEmpty()) {
            throw new IllegalStateException("jcmd said: " + histogram);
        }
        return new Heap(classes);
    }
}
