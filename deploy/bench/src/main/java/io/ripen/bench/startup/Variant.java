package io.ripen.bench.startup;

import io.ripen.local.stack.ServiceProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A way to start a service. */
enum Variant {
    /** The JVM's own choice. */
    PLAIN("the JVM's defaults"),
    /** As {@code ./ripen up} starts it for the first time after a build. */
    SMALL("small heap, quick compiler"),
    /** As {@code ./ripen up} starts it: with the classes as an earlier run left them in memory (JEP 350). */
    ARCHIVE("the same, class data archive"),
    /** With the classes loaded and linked already, and profiles, as an earlier run left them (JEP 514). */
    AOT_CACHE("the same, AOT cache");

    private static final int AOT_CACHE_IN_ONE_STEP = 25;

    private final String title;

    Variant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Whether this JDK can do it. */
    boolean isPossible() {
        return this != AOT_CACHE || Runtime.version().feature() >= AOT_CACHE_IN_ONE_STEP;
    }

    /** What a run before needs so that it leaves the file; empty if none is needed. */
    List<String> trainingOptions(Path file) {
        return switch (this) {
            case PLAIN, SMALL -> List.of();
            case ARCHIVE -> with("-XX:ArchiveClassesAtExit=" + file);
            case AOT_CACHE -> with("-XX:AOTCacheOutput=" + file);
        };
    }

    /** What is measured. */
    List<String> options(Path file) {
        return switch (this) {
            case PLAIN -> List.of("--enable-native-access=ALL-UNNAMED");
            case SMALL -> ServiceProcess.JVM_OPTIONS;
            case ARCHIVE -> with("-XX:SharedArchiveFile=" + file);
            case AOT_CACHE -> with("-XX:AOTCache=" + file);
        };
    }

    private static List<String> with(String option) {
        return Stream.concat(ServiceProcess.JVM_OPTIONS.stream(), Stream.of(option))
                .toList();
    }
}
