package io.ripen.bench.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * CPU time that processes have used since their start, to 10 ms on Linux. Where the system does not tell, a process is
 * absent.
 *
 * @param seconds by the process' name
 */
record CpuTimes(Map<String, Double> seconds) {
    private static final double NANOS_PER_SECOND = 1e9;

    CpuTimes {
        seconds = Map.copyOf(seconds);
    }

    /** Reads the times of processes, which are given with their ids. */
    static CpuTimes now(Map<String, Long> processes) {
        Map<String, Double> times = new HashMap<>();
        processes.forEach((name, pid) -> ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toNanos)
                .ifPresent(nanos -> times.put(name, nanos / NANOS_PER_SECOND)));
        return new CpuTimes(times);
    }

    /** What each process used since then. */
    Map<String, Double> since(CpuTimes earlier) {
        Map<String, Double> used = new HashMap<>();
        seconds.forEach((name, now) -> {
            Double before = earlier.seconds.get(name);
            if (before != null) {
                used.put(name, now - before);
            }
        });
        return used;
    }
}
