package io.ripen.bench.report;

import io.ripen.local.process.Installation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every benchmark with a report is asked, and where it works. */
public final class ReportOptions {
    @Option(names = "--json", paramLabel = "FILE", description = "Write every figure there, with the machine's facts.")
    private @Nullable Path json;

    /** For picocli, which fills it. */
    public ReportOptions() {}

    /** Writes the report where it was asked for, if it was. */
    public void write(Record report) {
        if (json != null) {
            JsonFile.write(report, json);
        }
    }

    /** The folder of servers' data and logs. */
    public static Path folder(Installation installation) {
        String home = System.getenv("RIPEN_HOME");
        return (home == null ? installation.root().resolve(".ripen") : Path.of(home))
                .toAbsolutePath()
                .resolve("bench");
    }
}
