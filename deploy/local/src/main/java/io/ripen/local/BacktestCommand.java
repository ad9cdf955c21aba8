package io.ripen.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.local.backtest.BacktestText;
import io.ripen.local.imports.ImportRun;
import io.ripen.local.imports.Mapping;
import io.ripen.local.imports.OutcomeTarget;
import io.ripen.local.imports.ServiceCalls;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.process.Polling;
import io.ripen.local.stack.Console;
import io.ripen.local.stack.Progress;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries a model on what has happened. */
@Command(
        name = "backtest",
        description = "Sends a model as a draft to the stack that runs, and shows what it would have said of the leads"
                + " there were, compared with the model in force.")
final class BacktestCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Parameters(paramLabel = "DRAFT", description = "The model's YAML file, with a version that was not published yet.")
    private Path draft = Path.of("");

    @Option(
            names = "--outcomes",
            paramLabel = "FILE",
            description = "CSV of outcomes: columns lead or email, outcome, at. Without it: lifecycle's stages.")
    private @Nullable Path outcomes;

    @Option(names = "--outcome", description = "What counts as success (default: SQL).")
    private @Nullable String outcome;

    @Option(names = "--threshold", defaultValue = "50", description = "Points of a handover (default: 50).")
    private BigDecimal threshold = new BigDecimal("50");

    @Option(names = "--from", description = "Start of the window, for example 2026-01-01T00:00:00Z.")
    private @Nullable Instant from;

    @Option(names = "--until", description = "End of the window (default: now).")
    private @Nullable Instant until;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Mixin
    private Surroundings surroundings = new Surroundings();

    @Override
    public Integer call() {
        Console console = surroundings.console();
        ServiceCalls scoring = ImportCommand.scoring(surroundings);
        ObjectNode question = MAPPER.createObjectNode().put("threshold", threshold);
        if (outcome != null) {
            question.put("outcome", outcome);
        }
        if (outcomes != null) {
            question.put("outcomeSet", imported(console, scoring, Surroundings.file(outcomes)));
        }
        if (from != null) {
            question.put("from", from.toString());
        }
        if (until != null) {
            question.put("until", until.toString());
        }
        JsonNode kept = scoring.post("/v1/models", "application/yaml", yaml()).orFail();
        String version = "/v1/models/" + kept.path("model").asText() + "/"
                + kept.path("version").asInt();
        JsonNode queued = scoring.post(version + "/backtest", "application/json", question.toString())
                .orFail();
        JsonNode ended = await(console, scoring, queued.path("id").asLong());
        if (!ended.path("state").asText().equals("done")) {
            throw new LocalFailure("The backtest " + ended.path("id").asText() + " is "
                    + ended.path("state").asText() + ": "
                    + ended.path("failure").asText("it was cancelled"));
        }
        if (json) {
            console.line(ended.path("report").toPrettyString());
        } else {
            new BacktestText(ended).lines().forEach(console::line);
        }
        return 0;
    }

    private String yaml() {
        try {
            return Files.readString(Surroundings.file(draft));
        } catch (IOException e) {
            throw new LocalFailure("The model " + draft + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Imports the outcomes into a set of their own. */
    private static String imported(Console console, ServiceCalls scoring, Path file) {
        String name = OutcomeTarget.setOf(file);
        Mapping mapping = new Mapping(Map.of(), Map.of(), ZoneOffset.UTC);
        ImportRun.Result result = new ImportRun(console, file, mapping, new OutcomeTarget(scoring, name)).run();
        console.line("Outcomes: %d kept, %d refused".formatted(result.accepted(), result.refused()));
        return name;
    }

    private static JsonNode await(Console console, ServiceCalls scoring, long id) {
        AtomicReference<JsonNode> last = new AtomicReference<>(MAPPER.createObjectNode());
        AtomicReference<@Nullable Progress> progress = new AtomicReference<>();
        Polling.until(LONGEST, () -> {
            JsonNode backtest = scoring.get("/v1/backtests/" + id).orFail();
            last.set(backtest);
            int total = backtest.path("leadsTotal").asInt();
            if (total > 0) {
                progress.compareAndSet(null, new Progress(console, total));
                Progress shown = progress.get();
                if (shown != null) {
                    shown.show(Math.min(total, backtest.path("leadsDone").asInt()));
                }
            }
            String state = backtest.path("state").asText();
            return !state.equals("queued") && !state.equals("running");
        });
        return Objects.requireNonNull(last.get());
    }
}
