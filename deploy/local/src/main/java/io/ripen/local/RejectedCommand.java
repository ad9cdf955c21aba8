package io.ripen.local;

import io.ripen.local.process.LocalFailure;
import io.ripen.local.rejected.Filter;
import io.ripen.local.rejected.RejectedTopic;
import io.ripen.local.rejected.Rejection;
import io.ripen.local.rejected.Replays;
import io.ripen.local.stack.Console;
import io.ripen.local.stack.PortUse;
import io.ripen.local.stack.Progress;
import io.ripen.local.stack.WriteKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What ingest rejected: listed, shown, and sent once more after the cause was mended. */
@Command(
        name = "rejected",
        description = "Events that ingest rejected: why, and once more after the cause was mended.",
        synopsisSubcommandLabel = "list|show|replay")
final class RejectedCommand {
    private static final int SHOWN_BY_DEFAULT = 20;

    @Command(name = "list", description = "Lists the newest rejected events, and how many there are for each reason.")
    int list(
            @Mixin Surroundings surroundings,
            @Mixin Filter filter,
            @Option(
                            names = {"-n", "--lines"},
                            defaultValue = "" + SHOWN_BY_DEFAULT,
                            description = "How many to list (default: ${DEFAULT-VALUE}).")
                    int lines) {
        Console console = surroundings.console();
        List<Rejection> rejections = filter.of(all(surroundings));
        if (rejections.isEmpty()) {
            console.line("Nothing was rejected.");
            return 0;
        }
        rejections
                .subList(Math.max(0, rejections.size() - lines), rejections.size())
                .forEach(rejection -> console.line("%s  %s  %-12s %-11s %-18s %s"
                        .formatted(
                                rejection.rejectionId(),
                                rejection.receivedAt(),
                                rejection.site(),
                                rejection.protocol(),
                                rejection.code(),
                                pointer(rejection))));
        console.gap();
        Map<String, Long> reasons = rejections.stream()
                .collect(Collectors.groupingBy(Rejection::code, TreeMap::new, Collectors.counting()));
        reasons.forEach((code, count) -> console.line("%8d  %s".formatted(count, code)));
        return 0;
    }

    @Command(name = "show", description = "Shows one rejected event with its payload and what would be right.")
    int show(
            @Mixin Surroundings surroundings,
            @Parameters(paramLabel = "ID", description = "Id of the rejection, as listed.") String id) {
        Console console = surroundings.console();
        Rejection rejection = find(all(surroundings), id);
        console.line("received  " + rejection.receivedAt());
        console.line("site      " + rejection.site());
        console.line("protocol  " + rejection.protocol());
        console.line("code      " + rejection.code());
        console.line("where     " + pointer(rejection));
        console.line("detail    " + rejection.detail());
        console.line("payload   " + rejection.payload());
        return 0;
    }

    @Command(
            name = "replay",
            description = "Sends rejected events to ingest once more, oldest first. What is rejected again is not kept"
                    + " twice; what was taken meanwhile is recognised by its id.")
    int replay(
            @Mixin Surroundings surroundings,
            @Mixin Filter filter,
            @Option(names = "--id", paramLabel = "ID", description = "This one; can be given several times.") @Nullable
                    List<String> ids,
            @Option(
                            names = "--key",
                            paramLabel = "KEY",
                            description = "A server key of the site (default: that of the local site).")
                    @Nullable
                    String key) {
        Console console = surroundings.console();
        List<Rejection> meant = chosen(filter.of(all(surroundings)), ids);
        String url = surroundings.ports().orSaved(surroundings.activeFolder()).url(PortUse.INGEST);
        Replays replays = new Replays(
                url, key == null ? WriteKeys.stored(surroundings.activeFolder()).server() : key);
        Progress progress = new Progress(console, meant.size());
        List<String> refusals = new ArrayList<>();
        for (int i = 0; i < meant.size(); i++) {
            Rejection rejection = meant.get(i);
            replays.send(rejection).ifPresent(reason -> refusals.add(rejection.rejectionId() + "  " + reason));
            progress.show(i + 1);
        }
        console.line("Replayed %d: %d accepted, %d not"
                .formatted(meant.size(), meant.size() - refusals.size(), refusals.size()));
        refusals.stream().limit(SHOWN_BY_DEFAULT).forEach(refusal -> console.line("  " + refusal));
        return refusals.isEmpty() ? 0 : 1;
    }

    private static List<Rejection> all(Surroundings surroundings) {
        int port = surroundings.ports().orSaved(surroundings.activeFolder()).port(PortUse.KAFKA);
        return RejectedTopic.read("127.0.0.1:" + port);
    }

    private static List<Rejection> chosen(List<Rejection> rejections, @Nullable List<String> ids) {
        return ids == null
                ? rejections
                : ids.stream().map(id -> find(rejections, id)).toList();
    }

    private static Rejection find(List<Rejection> rejections, String id) {
        return rejections.stream()
                .filter(rejection -> rejection.rejectionId().equals(id))
                .findFirst()
                .orElseThrow(() -> new LocalFailure(
                        "No rejected event has the id " + id + ": ./ripen rejected list shows those that there are."));
    }

    private static String pointer(Rejection rejection) {
        String pointer = rejection.pointer();
        return pointer == null || pointer.isEmpty() ? "(the whole event)" : pointer;
    }
}
