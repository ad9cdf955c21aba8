package io.ripen.local;

import io.ripen.local.imports.ImportRun;
import io.ripen.local.imports.ImportTarget;
import io.ripen.local.imports.Mapping;
import io.ripen.local.imports.OutcomeTarget;
import io.ripen.local.imports.ServiceCalls;
import io.ripen.local.imports.TouchpointTarget;
import io.ripen.local.stack.Access;
import io.ripen.local.stack.Console;
import io.ripen.local.stack.PortUse;
import io.ripen.local.stack.WriteKeys;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What happened before Ripen: touchpoints, facts and outcomes from files, by the same ways as what happens now. */
@Command(
        name = "import",
        description = "Imports CSV or NDJSON files. An interrupted import goes on when the command is given again.",
        synopsisSubcommandLabel = "touchpoints|facts|outcomes")
final class ImportCommand {
    /** How a file is read. */
    static final class Source {
        @Parameters(paramLabel = "FILE", description = "A .csv file with a header, or .ndjson: one JSON object a line.")
        private Path file = Path.of("");

        @Option(
                names = "--map",
                paramLabel = "MEMBER=COLUMN",
                description = "The column that a member comes from, for example page.url=PAGE_URL. Without any, columns"
                        + " are named like the members.")
        private Map<String, String> columns = new HashMap<>();

        @Option(
                names = "--set",
                paramLabel = "MEMBER=VALUE",
                description = "The value of a member that the file does not tell, for example type=page-view.")
        private Map<String, String> constants = new HashMap<>();

        @Option(
                names = "--zone",
                paramLabel = "ZONE",
                defaultValue = "UTC",
                description = "Zone of times without one (default: ${DEFAULT-VALUE}).")
        private ZoneId zone = ZoneId.of("UTC");

        Path file() {
            return Surroundings.file(file);
        }

        Mapping mapping() {
            return new Mapping(columns, constants, zone);
        }
    }

    @Command(name = "touchpoints", description = "What people did, each at its own time.")
    int touchpoints(
            @Mixin Surroundings surroundings,
            @Mixin Source source,
            @Option(
                            names = "--key",
                            paramLabel = "KEY",
                            description = "A server key of the site (default: that of the local site).")
                    @Nullable
                    String key) {
        return run(surroundings, source, touchpointTarget(surroundings, source, key, null));
    }

    @Command(
            name = "facts",
            description = "What is known of people: members timestamp, facts.email, facts.company and so on. Each row"
                    + " becomes an identify touchpoint at its time.")
    int facts(
            @Mixin Surroundings surroundings,
            @Mixin Source source,
            @Option(
                            names = "--key",
                            paramLabel = "KEY",
                            description = "A server key of the site (default: that of the local site).")
                    @Nullable
                    String key) {
        return run(surroundings, source, touchpointTarget(surroundings, source, key, "identify"));
    }

    @Command(
            name = "outcomes",
            description = "What became of leads, for backtests: members lead or email, outcome, at.")
    int outcomes(
            @Mixin Surroundings surroundings,
            @Mixin Source source,
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            defaultValue = "imported",
                            description = "Name of the set, which a backtest refers to (default: ${DEFAULT-VALUE}).")
                    String name) {
        ServiceCalls scoring = scoring(surroundings);
        return run(surroundings, source, new OutcomeTarget(scoring, name));
    }

    /** scoring-service of the stack that runs, with a marketer's token. */
    static ServiceCalls scoring(Surroundings surroundings) {
        String url = surroundings.ports().orSaved(surroundings.activeFolder()).url(PortUse.SCORING);
        return ServiceCalls.withToken(url, Access.select(Access.stored(surroundings.activeFolder()), "marketer"));
    }

    private static TouchpointTarget touchpointTarget(
            Surroundings surroundings, Source source, @Nullable String key, @Nullable String type) {
        String url = surroundings.ports().orSaved(surroundings.activeFolder()).url(PortUse.INGEST);
        String serverKey =
                key == null ? WriteKeys.stored(surroundings.activeFolder()).server() : key;
        return new TouchpointTarget(ServiceCalls.withKey(url, serverKey), source.mapping(), type);
    }

    private static int run(Surroundings surroundings, Source source, ImportTarget target) {
        Console console = surroundings.console();
        ImportRun.Result result = new ImportRun(console, source.file(), source.mapping(), target).run();
        console.line("Rows %d: accepted %d, refused %d".formatted(result.rows(), result.accepted(), result.refused()));
        if (result.refused() == 0) {
            return 0;
        }
        console.line("Why, with line and column: " + result.report());
        return 1;
    }
}
