package io.ripen.local;

import io.ripen.local.process.LocalFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the local stack. Exit codes: 0 done, 1 it could not be done, 2 wrong arguments. */
@Command(
        name = "ripen",
        description = "Runs Ripen on this machine.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            DemoCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TailCommand.class,
            LeadCommand.class,
            TokenCommand.class,
            KeyCommand.class,
            RejectedCommand.class,
            ImportCommand.class,
            ModelCommand.class,
            DoctorCommand.class
        })
public final class Main {
    private Main() {}

    /** Runs one command and exits. */
    public static void main(String[] arguments) {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof LocalFailure) {
                System.err.println(failure.getMessage());
            } else {
                failure.printStackTrace();
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        System.exit(commandLine.execute(arguments));
    }
}
