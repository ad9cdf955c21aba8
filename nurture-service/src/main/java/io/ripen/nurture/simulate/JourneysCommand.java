package io.ripen.nurture.simulate;

import io.ripen.nurture.domain.Journey;
import io.ripen.nurture.domain.Journeys;
import io.ripen.nurture.domain.SendWindow;
import io.ripen.nurture.domain.consent.ConsentStatus;
import io.ripen.nurture.domain.sending.FrequencyCaps;
import io.ripen.nurture.domain.sending.SendingRules;
import io.ripen.nurture.model.Drawing;
import io.ripen.nurture.model.JourneyFileException;
import io.ripen.nurture.model.JourneyFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command line for journeys; needs no running service. Exit codes: 0 all is well; 1 a file or recording cannot be
 * used; 2 wrong arguments.
 */
@Command(
        name = "journeys",
        description = "Checks, draws and tries journeys. JOURNEY is a YAML file or the name of a shipped journey.",
        mixinStandardHelpOptions = true,
        subcommands = CommandLine.HelpCommand.class)
public final class JourneysCommand {
    private static final int OK = 0;
    private static final int NOT_WELL = 1;

    @Spec
    private @Nullable CommandSpec spec;

    private JourneysCommand() {}

    /** Runs one command and exits. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new JourneysCommand()).setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof JourneyFileException || failure instanceof RecordingException) {
                command.getErr().println(failure.getMessage());
                return NOT_WELL;
            }
            throw failure;
        });
        return commandLine;
    }

    /** Where recorded events come from. */
    static final class Source {
        @Option(names = "--events", paramLabel = "FILE", description = "Events, one CloudEvent in JSON per line.")
        private @Nullable Path file;

        @Option(
                names = "--kafka",
                paramLabel = "HOST:PORT",
                description = "The topics of a running system, for example localhost:9092.")
        private @Nullable String bootstrapServers;

        private Recording read() {
            return file != null
                    ? Recording.of(file)
                    : TopicRecording.of(Optional.ofNullable(bootstrapServers).orElseThrow());
        }
    }

    @Command(name = "validate", description = "Reads journeys and says what is wrong, with file, line and column.")
    int validate(
            @Option(names = "--assets", defaultValue = "assets", paramLabel = "FILE", description = "Your catalogue.")
                    String assets,
            @Option(
                            names = "--webhooks",
                            split = ",",
                            paramLabel = "NAME",
                            description = "Your webhook endpoints; without this their names are not checked.")
                    @Nullable
                    List<String> webhooks,
            @Parameters(arity = "1..*", paramLabel = "JOURNEY") List<String> choices) {
        int result = OK;
        for (String choice : choices) {
            try {
                out().println(choice + ": good. "
                        + describe(load(List.of(choice), assets, webhooks, ConsentStatus.CONFIRMED)
                                .all()
                                .getFirst()));
            } catch (JourneyFileException e) {
                here().getErr().println(e.getMessage());
                result = NOT_WELL;
            }
        }
        return result;
    }

    @Command(name = "draw", description = "Draws a journey as a Mermaid flow chart.")
    int draw(
            @Option(names = "--assets", defaultValue = "assets", paramLabel = "FILE", description = "Your catalogue.")
                    String assets,
            @Option(
                            names = "--webhooks",
                            split = ",",
                            paramLabel = "NAME",
                            description = "Your webhook endpoints; without this their names are not checked.")
                    @Nullable
                    List<String> webhooks,
            @Parameters(paramLabel = "JOURNEY") String choice) {
        out().print(Drawing.of(load(List.of(choice), assets, webhooks, ConsentStatus.CONFIRMED)
                .all()
                .getFirst()));
        out().flush();
        return OK;
    }

    @Command(
            name = "simulate",
            description = "Lives recorded events through: who would enter, which mails would go out or be suppressed.")
    int simulate(
            @ArgGroup(multiplicity = "1") Source source,
            @Option(names = "--assets", defaultValue = "assets", paramLabel = "FILE", description = "Your catalogue.")
                    String assets,
            @Option(
                            names = "--webhooks",
                            split = ",",
                            paramLabel = "NAME",
                            description = "Your webhook endpoints; without this their names are not checked.")
                    @Nullable
                    List<String> webhooks,
            @Option(
                            names = "--consent",
                            defaultValue = "confirmed",
                            description = "The least consent that a mail needs: granted or confirmed.")
                    ConsentStatus consent,
            @Option(names = "--zone", defaultValue = "UTC", description = "The zone of people whose own is not known.")
                    ZoneId zone,
            @Option(names = "--details", description = "Prints each mail.") boolean detailed,
            @Parameters(arity = "0..*", paramLabel = "JOURNEY") @Nullable List<String> choices) {
        if (consent.compareTo(ConsentStatus.GRANTED) > 0) {
            throw new CommandLine.ParameterException(here(), "--consent takes granted or confirmed");
        }
        List<String> chosen = choices == null || choices.isEmpty() ? JourneyFiles.shipped() : choices;
        SendingRules rules = new SendingRules(consent, FrequencyCaps.DEFAULT, SendWindow.DEFAULT);
        new SimulationReport(source.read(), load(chosen, assets, webhooks, consent), rules, zone, detailed, out())
                .print();
        return OK;
    }

    private static Journeys load(
            List<String> choices, String assets, @Nullable List<String> webhooks, ConsentStatus needed) {
        return JourneyFiles.load(
                choices,
                assets,
                JourneysCommand::templateProblem,
                webhooks == null ? unchecked -> Optional.empty() : JourneyFiles.endpointAmong(webhooks),
                needed);
    }

    /** The service renders each template at start; here it is enough that both forms are there. */
    private static Optional<String> templateProblem(String template) {
        for (String form : List.of(".txt", ".html")) {
            String path = "templates/mail/" + template + form;
            if (JourneysCommand.class.getClassLoader().getResource(path) == null) {
                return Optional.of("there is no template " + path);
            }
        }
        return Optional.empty();
    }

    private static String describe(Journey journey) {
        List<String> endpoints = journey.endpoints();
        return journey.id() + " version " + journey.version() + ", "
                + journey.steps().size() + " steps"
                + (endpoints.isEmpty() ? "" : ", webhook endpoints: " + String.join(", ", endpoints));
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
