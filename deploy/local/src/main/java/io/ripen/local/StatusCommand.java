package io.ripen.local;

import io.ripen.local.process.RunningProcess;
import io.ripen.local.server.LocalServer;
import io.ripen.local.stack.Console;
import io.ripen.local.stack.DataFolder;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "Shows each part with its state, process, port and memory. Exit code 1 unless all are ready.")
final class StatusCommand implements Callable<Integer> {
    private static final String ROW = "%-18s %-10s %8s %7s %9s";
    private static final long KIB_PER_MIB = 1024;

    @Mixin
    private Surroundings surroundings = new Surroundings();

    @Override
    public Integer call() {
        Console console = surroundings.console();
        DataFolder folder = surroundings.activeFolder();
        console.line(ROW.formatted("PART", "STATE", "PID", "PORT", "MEMORY"));
        boolean allReady = true;
        long total = 0;
        for (LocalServer part : surroundings.existing(folder).parts()) {
            Optional<RunningProcess> process = part.process();
            boolean ready = process.isPresent() && part.isReady();
            allReady &= ready;
            long kib = process.map(RunningProcess::memoryKib).orElse(0L);
            total += kib;
            console.line(ROW.formatted(
                    part.name(),
                    ready ? "ready" : process.isPresent() ? "not ready" : "stopped",
                    process.map(running -> Long.toString(running.pid())).orElse("-"),
                    part.port(),
                    process.isPresent() ? kib / KIB_PER_MIB + " MiB" : "-"));
        }
        console.line("Memory in all: " + total / KIB_PER_MIB + " MiB. Folder: " + folder.home());
        return allReady ? 0 : 1;
    }
}
