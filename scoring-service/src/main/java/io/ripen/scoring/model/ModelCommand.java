package io.ripen.scoring.model;

import io.ripen.scoring.domain.model.ScoringModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command line for model files; needs no running service. Exit codes: 0 all is well, or there is no difference; 1 a
 * file cannot be used, an example fails, or there is a difference; 2 wrong arguments.
 */
@Command(
        name = "model",
        description =
                "Checks, compares and explains scoring models. MODEL is a YAML file or the name of a shipped model.",
        mixinStandardHelpOptions = true,
        subcommands = CommandLine.HelpCommand.class)
public final class ModelCommand {
    private static final int OK = 0;
    private static final int NOT_WELL = 1;

    /** The same setting as the service's, as {@code ./ripen} hands it to both. */
    private static final String LISTS_VARIABLE = "RIPEN_SCORING_LISTS";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--lists",
            paramLabel = "FOLDER",
            scope = CommandLine.ScopeType.INHERIT,
            description = "folder of your own lists of mail domains; default: " + LISTS_VARIABLE + ", if it is set")
    private @Nullable Path lists;

    private ModelCommand() {}

    /** Runs one command and exits. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new ModelCommand());
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof ModelFileException) {
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
                LoadedModel loaded = ModelFile.loadWithExamples(choice, lists());
                out().println(choice + ": good. " + describe(loaded));
            } catch (ModelFileException e) {
                err().println(e.getMessage());
                result = NOT_WELL;
            }
        }
        return result;
    }

    @Command(name = "test", description = "Scores the examples that models carry and compares with what they expect.")
    int test(@Parameters(arity = "1..*", paramLabel = "MODEL") List<String> choices) {
        int failed = 0;
        for (String choice : choices) {
            LoadedModel loaded = ModelFile.loadWithExamples(choice, lists());
            if (loaded.examples().isEmpty()) {
                throw new ModelFileException("model " + choice + " carries no examples; add some under 'examples:'");
            }
            for (Example example : loaded.examples()) {
                List<String> differences = ExampleCheck.differences(example, loaded.model());
                out().println((differences.isEmpty() ? "ok    " : "FAIL  ") + choice + ": " + example.name());
                if (!differences.isEmpty()) {
                    failed++;
                    out().println("      " + example.place().file() + ":"
                            + example.place().line());
                    differences.forEach(difference -> out().println("      " + difference));
                }
            }
        }
        return failed == 0 ? OK : NOT_WELL;
    }

    @Command(name = "diff", description = "Says what changes from one model to another.")
    int diff(
            @Parameters(index = "0", paramLabel = "MODEL") String before,
            @Parameters(index = "1", paramLabel = "OTHER") String after) {
        List<String> lines = ModelDiff.of(ModelFile.load(before, lists()), ModelFile.load(after, lists()));
        lines.forEach(out()::println);
        return lines.isEmpty() ? OK : NOT_WELL;
    }

    @Command(
            name = "explain",
            description = "Scores touchpoints and tells which rule did what, or why not, with the receipt.")
    int explain(
            @Parameters(paramLabel = "MODEL") String choice,
            @Option(
                            names = "--touchpoints",
                            required = true,
                            paramLabel = "FILE",
                            description =
                                    "touchpoints as JSON, one after another, as on the topic ripen.touchpoints.v1")
                    Path touchpoints,
            @Option(
                            names = "--lead",
                            paramLabel = "WHO",
                            description =
                                    "only this lead: a mail address, or the id of a visitor or user who is one person;"
                                            + " a browser of several is cut as the service cuts it")
                    @Nullable
                    String lead,
            @Option(
                            names = "--at",
                            paramLabel = "INSTANT",
                            description = "score at this instant, for example 2025-04-01T08:00:00Z")
                    @Nullable
                    String at,
            @Option(names = "--rule", paramLabel = "ID", description = "tell of this rule only") @Nullable String rule,
            @Option(names = "--why-not", description = "tell too why rules did not match") boolean whyNot) {
        ScoringModel model = ModelFile.load(choice, lists());
        if (rule != null && isUnknown(rule, model)) {
            throw wrongArgument("model " + choice + " has no rule '" + rule + "'");
        }
        Instant then = instant(at);
        Explanation.of(TouchpointFile.read(touchpoints, lead), model, then, rule, whyNot || rule != null)
                .forEach(out()::println);
        return OK;
    }

    private static boolean isUnknown(String rule, ScoringModel model) {
        return model.engagement().rule(rule) == null
                && model.fit().rules().stream().noneMatch(each -> each.id().equals(rule));
    }

    private @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw wrongArgument("--at takes an instant such as 2025-04-01T08:00:00Z, not '" + text + "'");
        }
    }

    private Optional<Path> lists() {
        return Optional.ofNullable(lists)
                .or(() -> Optional.ofNullable(System.getenv(LISTS_VARIABLE)).map(Path::of));
    }

    private static String describe(LoadedModel loaded) {
        ScoringModel model = loaded.model();
        return model.ref().id() + " version " + model.ref().version() + ", "
                + model.fit().rules().size() + " fit rules, "
                + model.engagement().rules().size() + " engagement rules, "
                + loaded.examples().size() + " examples";
    }

    private CommandLine.ParameterException wrongArgument(String message) {
        return new CommandLine.ParameterException(here(), message);
    }

    private PrintWriter out() {
        return here().getOut();
    }

    private PrintWriter err() {
        return here().getErr();
    }

    private CommandLine here() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets this before it runs a command");
        }
        return spec.commandLine();
    }
}
