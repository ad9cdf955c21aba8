package io.ripen.local;

import io.ripen.local.demo.Demo;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.stack.Access;
import io.ripen.local.stack.Console;
import io.ripen.local.stack.DataFolder;
import io.ripen.local.stack.PortPlan;
import io.ripen.local.stack.PortUse;
import io.ripen.local.stack.Session;
import io.ripen.local.stack.WriteKeys;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Replays 5,398 real-looking website touchpoints through the whole of Ripen and shows what came of them.",
            "Without --keep it starts a stack in a folder of its own (demo in the data folder), stops it at the end and"
                    + " deletes that folder. With --keep it uses the data of up: it starts the stack unless it runs"
                    + " already, and leaves it running. Replaying again into kept data changes nothing."
        })
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--keep", description = "Use the data of up and leave everything running.")
    private boolean keep;

    @Mixin
    private Surroundings surroundings = new Surroundings();

    @Override
    public Integer call() {
        DataFolder folder = surroundings.folder();
        boolean running = folder.owner().read().isPresent()
                || !surroundings.existing(folder).running().isEmpty();
        if (!running) {
            return runInOwnStack(keep ? folder : folder.demo());
        }
        if (!keep) {
            throw new LocalFailure("Ripen runs already: ./ripen demo --keep replays into it, ./ripen down stops it.");
        }
        PortPlan ports = surroundings.ports().orSaved(folder);
        Demo demo = new Demo(folder, ports, Access.stored(folder), WriteKeys.stored(folder), surroundings.console());
        return finish(demo.run(), ports);
    }

    private int runInOwnStack(DataFolder folder) {
        Session session =
                Session.start(surroundings.installation(), folder, surroundings.ports(), surroundings.console(), !keep);
        Thread.ofPlatform().daemon().start(() -> superviseOrExit(session));
        try {
            Demo demo = new Demo(
                    folder, session.ports(), session.access().tokens(), session.writeKeys(), surroundings.console());
            int result = finish(demo.run(), session.ports());
            if (keep) {
                session.leaveRunning();
            }
            return result;
        } catch (LocalFailure failure) {
            session.keepFolder();
            throw failure;
        }
    }

    /** A part that cannot be kept alive ends the demo; ending the process stops the rest. */
    private void superviseOrExit(Session session) {
        try {
            session.stack().supervise();
        } catch (LocalFailure failure) {
            session.keepFolder();
            surroundings.console().line(failure.getMessage());
            System.exit(1);
        }
    }

    private int finish(boolean complete, PortPlan ports) {
        Console console = surroundings.console();
        if (keep) {
            UpCommand.explain(console, ports);
            console.line("Everything keeps running; ./ripen down stops it.");
        } else {
            console.gap();
            console.line(
                    "To look around (mails at " + ports.url(PortUse.INBOX) + ", leads, stages): ./ripen demo --keep");
        }
        return complete ? 0 : 1;
    }
}
