package io.ripen.bench.startup;

import io.ripen.bench.load.CpuClock;
import io.ripen.bench.server.Plant;
import io.ripen.local.process.Installation;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.stack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Starts each service in each way, alone, beside a broker and a database that have what it needs. */
final class StartupBench {
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final double NANOS = 1e9;
    private static final double KIB_PER_MIB = 1024;

    private final Installation installation;
    private final Path folder;
    private final int rounds;
    private final Consumer<String> progress;

    StartupBench(Installation installation, Path folder, int rounds, Consumer<String> progress) {
        this.installation = installation;
        this.folder = folder;
        this.rounds = rounds;
        this.progress = progress;
    }

    List<Start> run() {
        List<Start> starts = new ArrayList<>();
        try (Plant plant = Plant.withoutServices(installation, folder)) {
            // The first start makes topics and tables.
            for (Service service : Service.values()) {
                endedOnceReady(plant, service, Variant.SMALL.options(folder));
            }
            for (Variant variant :
                    Arrays.stream(Variant.values()).filter(Variant::isPossible).toList()) {
                for (Service service : Service.values()) {
                    starts.addAll(starts(plant, service, variant));
                }
            }
        }
        return starts;
    }

    private List<Start> starts(Plant plant, Service service, Variant variant) {
        Path file = folder.resolve(service.folder() + "." + variant.name().toLowerCase(Locale.ROOT));
        List<String> training = variant.trainingOptions(file);
        if (!training.isEmpty()) {
            endedOnceReady(plant, service, training);
            if (!Files.isRegularFile(file)) {
                throw new LocalFailure("The JVM left no " + file + "; see the log of " + service.folder() + ".");
            }
        }
        List<Start> starts = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            starts.add(start(plant, service, variant, file));
        }
        Start last = starts.getLast();
        progress.accept(String.format(
                Locale.ROOT,
                "%s, %s: ready after %.2f s, %.0f MiB",
                service.folder(),
                variant.title(),
                last.readySeconds(),
                last.residentMib()));
        return starts;
    }

    private static Start start(Plant plant, Service service, Variant variant, Path file) {
        long begin = System.nanoTime();
        Process process = plant.launch(service, variant.options(file));
        plant.awaitReady(service);
        double ready = (System.nanoTime() - begin) / NANOS;
        double cpu = CpuClock.seconds(process.pid());
        idle();
        Start start = new Start(service, variant, ready, cpu, residentMib(process.pid()));
        plant.end(service);
        return start;
    }

    private static void endedOnceReady(Plant plant, Service service, List<String> options) {
        plant.launch(service, options);
        plant.awaitReady(service);
        plant.end(service);
    }

    private static void idle() {
        try {
            Thread.sleep(IDLE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while a service was idle.", interrupted);
        }
    }

    /** As Linux counts it; not a number elsewhere. */
    private static double residentMib(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
