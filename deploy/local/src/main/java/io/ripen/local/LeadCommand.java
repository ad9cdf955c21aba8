package io.ripen.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.stack.Access;
import io.ripen.local.stack.Console;
import io.ripen.local.story.LeadReads;
import io.ripen.local.story.LeadStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "lead",
        description = "Tells one lead's whole story: who it is, touchpoints, stages and mails in the order of time, and"
                + " the receipt of its score. Exit code 1 if nobody has the address or a service is away.")
final class LeadCommand implements Callable<Integer> {
    @Parameters(paramLabel = "EMAIL", description = "The lead's mail address.")
    private String email = "";

    @Option(
            names = {"-t", "--touchpoints"},
            defaultValue = "100",
            description = "How many of the newest touchpoints (default: ${DEFAULT-VALUE}).")
    private int touchpoints = 100;

    @Mixin
    private Surroundings surroundings = new Surroundings();

    @Override
    public Integer call() {
        Console console = surroundings.console();
        LeadReads reads = new LeadReads(
                surroundings.ports().orSaved(surroundings.activeFolder()),
                Access.select(Access.stored(surroundings.activeFolder()), Access.ADMIN));
        String lead = reads.leadWith(email);
        List<String> away = new ArrayList<>();
        JsonNode stages = unlessAway(() -> reads.stages(lead), away);
        JsonNode mails = unlessAway(() -> reads.mails(lead), away);
        JsonNode lifts = unlessAway(() -> reads.lifts(lead), away);
        new LeadStory(reads.export(lead), stages, mails, lifts, Math.max(0, touchpoints))
                .lines()
                .forEach(console::line);
        away.stream().distinct().forEach(System.err::println);
        return away.isEmpty() ? 0 : 1;
    }

    /** The story is told without what a service that is away would add. */
    private static JsonNode unlessAway(Supplier<Optional<JsonNode>> read, List<String> away) {
        try {
            return read.get().orElse(MissingNode.getInstance());
        } catch (LocalFailure failure) {
            away.add("Left out: " + failure.getMessage());
            return MissingNode.getInstance();
        }
    }
}
