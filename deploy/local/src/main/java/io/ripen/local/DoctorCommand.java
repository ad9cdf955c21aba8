package io.ripen.local;

import com.sun.management.OperatingSystemMXBean;
import io.ripen.local.process.RunningProcess;
import io.ripen.local.stack.Console;
import io.ripen.local.stack.DataFolder;
import io.ripen.local.stack.PortPlan;
import io.ripen.local.stack.PortUse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "doctor",
        description = "Checks what Ripen needs from this machine, one line each with the remedy. Exit code 1 if"
                + " something must be repaired.")
final class DoctorCommand implements Callable<Integer> {
    private static final int OLDEST_JAVA = 21;
    private static final long GIB = 1024L * 1024 * 1024;
    private static final long NEEDED_MEMORY = 5 * GIB / 2;

    @Mixin
    private Surroundings surroundings = new Surroundings();

    private record Finding(boolean good, String what, String remedy) {}

    @Override
    public Integer call() {
        Console console = surroundings.console();
        DataFolder folder = surroundings.folder();
        List<Finding> findings =
                List.of(java(), writeAccess(folder), disk(folder), memory(), ports(), locale(), userNameSpaces());
        findings.forEach(finding -> console.line(
                (finding.good ? "ok     " : "REPAIR ") + finding.what + (finding.good ? "" : ": " + finding.remedy)));
        return findings.stream().allMatch(Finding::good) ? 0 : 1;
    }

    private static Finding java() {
        Runtime.Version version = Runtime.version();
        return new Finding(
                version.feature() >= OLDEST_JAVA,
                "java " + version + " in " + System.getProperty("java.home"),
                "install a JDK " + OLDEST_JAVA + " or newer");
    }

    private static Finding writeAccess(DataFolder folder) {
        String what = "the folder " + folder.home() + " can be written";
        try {
            Files.createDirectories(folder.home());
            Path probe = Files.createTempFile(folder.home(), "doctor", ".probe");
            Files.delete(probe);
            return new Finding(true, what, "");
        } catch (IOException e) {
            return new Finding(false, what, "it cannot; choose another with " + DataFolder.VARIABLE);
        }
    }

    private static Finding disk(DataFolder folder) {
        long free = folder.freeBytes();
        return new Finding(
                free >= DataFolder.LEAST_FREE_BYTES,
                "disk: %.1f GB free".formatted(free / 1e9),
                "free some space; Ripen needs " + DataFolder.LEAST_FREE_BYTES / (1024 * 1024) + " MB");
    }

    private Finding memory() {
        boolean running =
                !surroundings.existing(surroundings.activeFolder()).running().isEmpty();
        long free = freeMemory();
        return new Finding(
                running || free >= NEEDED_MEMORY,
                "memory: %.1f GiB available%s".formatted((double) free / GIB, running ? " while Ripen runs" : ""),
                "close other programs; all parts together use up to 2.5 GiB");
    }

    private static long freeMemory() {
        Path meminfo = Path.of("/proc/meminfo");
        if (Files.exists(meminfo)) {
            try {
                Optional<Long> available = Files.readAllLines(meminfo).stream()
                        .filter(line -> line.startsWith("MemAvailable:"))
                        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                        .findAny();
                if (available.isPresent()) {
                    return available.get();
                }
            } catch (IOException fallThrough) {
                // the JVM's own figure must do
            }
        }
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    private Finding ports() {
        DataFolder active = surroundings.activeFolder();
        Optional<RunningProcess> anyPart =
                surroundings.existing(active).running().stream().findAny().flatMap(part -> part.process());
        if (anyPart.isPresent()) {
            return new Finding(true, "ports: Ripen itself is using them", "");
        }
        PortPlan plan = surroundings.ports();
        List<PortUse> taken = plan.taken();
        return new Finding(
                taken.isEmpty(),
                taken.isEmpty() ? "ports: all free" : "ports",
                taken.isEmpty() ? "" : plan.describe(taken));
    }

    private static Finding locale() {
        Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        return new Finding(
                charset.equals(StandardCharsets.UTF_8),
                "locale: characters are " + charset,
                "set LC_ALL=C.UTF-8, or names in the output are garbled");
    }

    private static Finding userNameSpaces() {
        if (!System.getProperty("user.name").equals("root")
                || !System.getProperty("os.name").equals("Linux")) {
            return new Finding(true, "user: not root", "");
        }
        try {
            int result = new ProcessBuilder("unshare", "-U", "true")
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
            return rootFinding(result == 0);
        } catch (IOException e) {
            return rootFinding(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return rootFinding(false);
        }
    }

    private static Finding rootFinding(boolean good) {
        return new Finding(
                good,
                "user: root, and PostgreSQL can run in a user name space",
                "it cannot; run ./ripen as another user");
    }
}
