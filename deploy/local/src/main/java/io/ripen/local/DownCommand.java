package io.ripen.local;

import io.ripen.local.process.LocalFailure;
import io.ripen.local.process.RunningProcess;
import io.ripen.local.stack.Console;
import io.ripen.local.stack.DataFolder;
import io.ripen.local.stack.Stack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "down", description = "Stops what up, demo or demo --keep left running. The data stays.")
final class DownCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Mixin
    private Surroundings surroundings = new Surroundings();

    @Override
    public Integer call() {
        Console console = surroundings.console();
        boolean stopped = false;
        for (DataFolder folder : List.of(surroundings.folder().demo(), surroundings.folder())) {
            boolean ownerStopped = stopOwner(folder);
            boolean partsStopped = stopParts(folder);
            stopped |= ownerStopped || partsStopped;
        }
        console.line(stopped ? "Stopped." : "Nothing was running.");
        return 0;
    }

    private boolean stopOwner(DataFolder folder) {
        Optional<RunningProcess> owner = folder.owner().read();
        owner.ifPresent(process -> {
            process.terminate();
            if (!process.awaitEnd(LIMIT)) {
                throw new LocalFailure("Process " + process.pid() + " does not end: kill it with kill -9 "
                        + process.pid() + " and run ./ripen down again.");
            }
        });
        return owner.isPresent();
    }

    private boolean stopParts(DataFolder folder) {
        Stack stack = surroundings.existing(folder);
        boolean any = !stack.running().isEmpty();
        if (any) {
            stack.stop();
        }
        return any;
    }
}
