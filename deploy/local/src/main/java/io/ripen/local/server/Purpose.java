package io.ripen.local.server;

import java.util.List;

/** What servers are started for, which decides how much memory, compiling and safety they get. */
public enum Purpose {
    /** One machine for everything: little memory, the quick compiler. */
    LOCAL("-c shared_buffers=64MB -c max_wal_size=512MB -c fsync=on", true),
    /** As {@link #LOCAL}; commits survive a killed process but not a power cut, and cost less. */
    TEST("-c shared_buffers=64MB -c max_wal_size=512MB -c fsync=off", true),
    /** As servers of their own would be set up. */
    BENCHMARK(
            "-c shared_buffers=1GB -c max_wal_size=8GB -c checkpoint_timeout=15min -c fsync=on -c max_connections=200",
            false);

    private final String databaseOptions;
    private final boolean small;

    Purpose(String databaseOptions, boolean small) {
        this.databaseOptions = databaseOptions;
        this.small = small;
    }

    /** Options of the PostgreSQL server. */
    String databaseOptions() {
        return databaseOptions;
    }

    /** JVM options of the other servers, which need heaps of so many MiB at most where memory is scarce. */
    List<String> jvmOptions(int mebibytes) {
        return small
                ? List.of(
                        "-Xmx" + mebibytes + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ReservedCodeCacheSize=48m")
                : List.of("-Xmx" + 4 * mebibytes + "m", "-XX:+UseSerialGC");
    }
}
