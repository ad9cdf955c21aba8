package io.ripen.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command {@code ./ripen}, as somebody calls it in a shell. */
final class RipenScript {
    /**
     * What became of a call.
     *
     * @param output all that it printed
     */
    record Result(int exitCode, String output) {}

    private RipenScript() {}

    /**
     * Runs a command to its end.
     *
     * @param folder where the caller is
     */
    static Result run(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                Path.of(System.getProperty("ripen.root"))
                        .toAbsolutePath()
                        .resolve("ripen")
                        .toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
