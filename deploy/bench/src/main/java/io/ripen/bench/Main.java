package io.ripen.bench;

import io.ripen.bench.capacity.CapacityCommand;
import io.ripen.bench.fold.FoldCommand;
import io.ripen.bench.ingest.IngestCommand;
import io.ripen.bench.mails.MailsCommand;
import io.ripen.bench.micro.MicroCommand;
import io.ripen.bench.pipeline.PipelineCommand;
import io.ripen.bench.scoring.ScoringCommand;
import io.ripen.bench.startup.StartupCommand;
import io.ripen.local.process.LocalFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line of the benchmarks. Exit codes: 0 done, 1 it could not be done or does not count, 2 wrong arguments. */
@Command(
        name = "bench",
        description = "Measures Ripen against what would be there without it.",
        subcommands = {
            IngestCommand.class,
            ScoringCommand.class,
            PipelineCommand.class,
            FoldCommand.class,
            MicroCommand.class,
            MailsCommand.class,
            StartupCommand.class,
            CapacityCommand.class
        })
public final class Main {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    private Main() {}

    /** Runs one benchmark and exits; every process that it started ends with it. */
    public static void main(String[] arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(Main::endWhatIsLeft));
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof LocalFailure || failure instanceof IllegalArgumentException) {
                System.err.println(failure.getMessage());
            } else {
                failure.printStackTrace();
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        System.exit(commandLine.execute(arguments));
    }

    private static void endWhatIsLeft() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
}
