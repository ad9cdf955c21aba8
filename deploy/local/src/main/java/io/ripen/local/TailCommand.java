package io.ripen.local;

import io.ripen.local.stack.Console;
import io.ripen.local.stack.PortUse;
import io.ripen.local.tail.EventLine;
import io.ripen.local.tail.TopicTail;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "tail", description = "Prints the newest events of a topic, a line each; with -f also those that come.")
final class TailCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TOPIC", description = "For example lead-scores, or ripen.lead-scores.v1.")
    private String topic = "";

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "10",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int lines = 10;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what comes, until Ctrl-C.")
    private boolean follow;

    @Mixin
    private Surroundings surroundings = new Surroundings();

    @Override
    public Integer call() {
        Console console = surroundings.console();
        int port = surroundings.ports().orSaved(surroundings.activeFolder()).port(PortUse.KAFKA);
        try (TopicTail tail = new TopicTail("127.0.0.1:" + port, topic)) {
            tail.last(Math.max(0, lines)).forEach(record -> console.line(EventLine.of(record)));
            if (follow) {
                tail.follow(record -> console.line(EventLine.of(record)));
            }
        }
        return 0;
    }
}
