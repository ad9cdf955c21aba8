package io.ripen.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Starts processes whose output goes to a log file.
 *
 * @param command program and arguments
 * @param environment variables set beside the inherited ones
 * @param log file that output is appended to; one of more than 50 MB is put aside first, as {@code NAME.1}
 */
public record Launch(List<String> command, Map<String, String> environment, Path log) {
    /**
     * Ignored signals stay ignored in the program: so Ctrl-C reaches only the process that started the others, which
     * then stops them in order.
     */
    private static final List<String> DEAF_TO_THE_TERMINAL = List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    private static final long MOST_LOG_BYTES = 50_000_000;

    /** {@code RIPEN_SCORING_MODEL} for example; {@code RIPEN_SCORING_PORT} is the command line's own. */
    private static final Pattern SETTING =
            Pattern.compile("RIPEN_(INGEST|SCORING|LIFECYCLE|NURTURE|LANES|HTTP|MAIL_LINKS|MAIL_WEBHOOKS)_(?!PORT$).+");

    /** Copies the collections. */
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Starts the program, to outlive Ctrl-C in the terminal. */
    public Process start() {
        List<String> detached = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        detached.addAll(command);
        return start(detached);
    }

    /** Runs the program to its end. */
    public int run() {
        try {
            return start(command).waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while " + command.getFirst() + " ran.", interrupted);
        }
    }

    private Process start(List<String> words) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            if (Files.exists(log) && Files.size(log) > MOST_LOG_BYTES) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            // A service would take the command line's own variables for its settings.
            builder.environment().keySet().removeIf(name -> name.startsWith("RIPEN_") && !isSetting(name));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a variable is a setting of a service, which whoever starts the stack may give. */
    static boolean isSetting(String variable) {
        return SETTING.matcher(variable).matches();
    }
}
