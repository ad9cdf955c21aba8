package io.ripen.local;

import io.ripen.local.process.LocalFailure;
import io.ripen.local.stack.WriteKeys;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "key", description = "Prints a write key of the local stack, with which events are sent to ingest.")
final class KeyCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description = "browser (public, for pages) or server (secret, for servers and curl)")
    private String kind = "";

    @Mixin
    private Surroundings surroundings = new Surroundings();

    @Override
    public Integer call() {
        WriteKeys keys = WriteKeys.stored(surroundings.activeFolder());
        String key = switch (kind) {
            case "browser" -> keys.browser();
            case "server" -> keys.server();
            default -> throw new LocalFailure("There is no key '" + kind + "': there are browser and server.");
        };
        surroundings.console().line(key);
        return 0;
    }
}
