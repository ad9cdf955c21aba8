package io.ripen.lifecycle.model;

import io.ripen.lifecycle.domain.StageModel;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command line for stage models; needs no running service. Exit codes: 0 all is well; 1 a file cannot be used; 2
 * wrong arguments.
 */
@Command(
        name = "stages",
        description = "Checks and draws stage models. MODEL is a YAML file or the name of a shipped model.",
        mixinStandardHelpOptions = true,
        subcommands = CommandLine.HelpCommand.class)
public final class StagesCommand {
    private static final int OK = 0;
    private static final int NOT_WELL = 1;

    @Spec
    private @Nullable CommandSpec spec;

    private StagesCommand() {}

    /** Runs one command and exits. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new StagesCommand());
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof StageFileException) {
                command.getErr().println(failure.getMessage());
                return NOT_WELL;
            }
            throw failure;
        });
        return commandLine;
    }

    @Command(name = "validate", description = "Reads models and says what is wrong, with file, line and column.")
    int validate(@Parameters(arity = "1..*", paramLabel = "MODEL") List<String> choices) {
        int result = OK;
        for (String choice : choices) {
            try {
                out().println(choice + ": good. " + describe(StageModels.load(choice)));
            } catch (StageFileException e) {
                here().getErr().println(e.getMessage());
                result = NOT_WELL;
            }
        }
        return result;
    }

    @Command(name = "draw", description = "Draws a model as a Mermaid state diagram.")
    int draw(@Parameters(paramLabel = "MODEL") String choice) {
        out().print(Drawing.of(StageModels.load(choice)));
        out().flush();
        return OK;
    }

    private static String describe(StageModel model) {
        return model.id() + " version " + model.version() + ", "
                + model.stages().size() + " stages, " + model.clocks().size() + " clocks, "
                + model.reasons().size() + " reasons";
    }

    private PrintWriter out() {
        return here().getOut();
    }

    private CommandLine here() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets this before it runs a command");
        }
        return spec.commandLine();
    }
}
