package io.ripen.bench.mails;

import io.ripen.bench.report.ReportOptions;
import io.ripen.local.process.Installation;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ripen bench mails}: 0 pace and memory are flat, 1 they are not. */
@Command(
        name = "mails",
        description = {
            "Sends a large backlog of mails to an SMTP server that only counts, and tells pace and memory per tenth of it.",
            "docs/benchmarks.md says what the figures mean. Nothing else should run meanwhile."
        },
        showDefaultValues = true)
public final class MailsCommand implements Callable<Integer> {
    @Option(names = "--mails", paramLabel = "N", description = "How many mails; a multiple of ten.")
    private long mails = 100_000;

    @Option(names = "--concurrency", paramLabel = "N", description = "Mails that are sent at the same time.")
    private int concurrency = 4;

    @Mixin
    private final ReportOptions options = new ReportOptions();

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        if (mails < 10 || mails % 10 != 0 || mails > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("--mails takes a multiple of ten, at least 10");
        }
        Installation installation = Installation.locate();
        Path folder = ReportOptions.folder(installation).resolve("mails");
        MailsReport report = new MailsBench(installation, folder, out::println, mails, concurrency).run();
        out.println();
        out.print(report.text());
        options.write(report);
        return report.faults().isEmpty() ? 0 : 1;
    }
}
