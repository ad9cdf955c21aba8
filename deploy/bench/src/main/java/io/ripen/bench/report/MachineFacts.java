package io.ripen.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * Where and on what a benchmark ran, without which its figures mean nothing.
 *
 * @param at when it began
 * @param cores processors that the JVM may use
 * @param processor the model, as far as the system tells
 * @param memoryMib the machine's memory
 * @param system operating system and its version
 * @param jdk version and vendor of the JDK that runs everything
 * @param quarkus version
 * @param kafkaBroker version
 * @param kafkaClient version of the benchmark's own client
 * @param commit git commit, with {@code +changes} if the working tree differs
 * @param loadAverage of the last minute before the start: what else the machine was doing; below 0 if unknown
 */
public record MachineFacts(
        Instant at,
        int cores,
        String processor,
        long memoryMib,
        String system,
        String jdk,
        String quarkus,
        String kafkaBroker,
        String kafkaClient,
        String commit,
        double loadAverage) {
    private static final String UNKNOWN = "unknown";
    private static final int BYTES_TO_MIB = 20;

    /** Finds the facts; the repository's top folder tells the commit. */
    public static MachineFacts find(Path root) {
        Properties versions = versions();
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new MachineFacts(
                Instant.now(),
                machine.getAvailableProcessors(),
                processorModel(),
                machine.getTotalMemorySize() >> BYTES_TO_MIB,
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.version") + " " + System.getProperty("java.vendor"),
                versions.getProperty("quarkus"),
                versions.getProperty("kafka-broker"),
                AppInfoParser.getVersion(),
                commitOf(root),
                machine.getSystemLoadAverage());
    }

    private static Properties versions() {
        Properties versions = new Properties();
        try (InputStream file = MachineFacts.class.getResourceAsStream("/versions.properties")) {
            versions.load(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }

    private static String processorModel() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException notLinux) {
            return UNKNOWN;
        }
    }

    private static String commitOf(Path root) {
        String head = git(root, "rev-parse", "HEAD");
        if (head.isEmpty()) {
            return UNKNOWN;
        }
        boolean changed =
                !git(root, "status", "--porcelain", "--untracked-files=no").isEmpty();
        return changed ? head + "+changes" : head;
    }

    /** What git prints; empty if there is no git, or no repository. */
    private static String git(Path root, String... arguments) {
        try {
            Process git = new ProcessBuilder(Stream.concat(Stream.of("git"), Stream.of(arguments))
                            .toList())
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? output : "";
        } catch (IOException noGit) {
            return "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
