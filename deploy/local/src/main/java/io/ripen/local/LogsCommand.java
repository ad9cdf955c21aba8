package io.ripen.local;

import io.ripen.local.process.LocalFailure;
import io.ripen.local.server.LocalServer;
import io.ripen.local.stack.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "logs", description = "Shows the end of a part's log.")
final class LogsCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "PART",
            description = "ingest, scoring, lifecycle, nurture, kafka, postgres, inbox or build")
    private String part = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on showing what is added, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            description = "How many lines to show first (default: ${DEFAULT-VALUE}).")
    private int lines = 100;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Surroundings surroundings = new Surroundings();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path log = log();
        if (!Files.exists(log)) {
            throw new LocalFailure("There is no log yet: " + log + ". ./ripen up starts everything.");
        }
        List<String> command = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
        if (follow) {
            command.add("-f");
        }
        command.add(log.toString());
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private Path log() {
        DataFolder folder = surroundings.activeFolder();
        if (part.equals("build")) {
            return surroundings.folder().log(part);
        }
        return surroundings.existing(folder).parts().stream()
                .map(LocalServer::name)
                .filter(name -> name.equals(part) || name.equals(part + "-service"))
                .findAny()
                .map(folder::log)
                .orElseThrow(() -> unknownPart());
    }

    private RuntimeException unknownPart() {
        String sentence = "There is no part named " + part
                + ": choose ingest, scoring, lifecycle, nurture, kafka, postgres, inbox or build.";
        return spec == null ? new LocalFailure(sentence) : new ParameterException(spec.commandLine(), sentence);
    }
}
