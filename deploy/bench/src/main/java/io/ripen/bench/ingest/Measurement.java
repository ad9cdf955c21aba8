package io.ripen.bench.ingest;

import io.ripen.bench.load.PhaseResult;
import io.ripen.bench.report.Round;
import io.ripen.local.process.Polling;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * One contender under one workload in one round.
 *
 * @param round from 0
 * @param contender who
 * @param workload what was sent
 * @param phases what the generator measured
 * @param acknowledgedRecords records that must be on the topic, by the contender's answers
 * @param recordsOnTopic records that are there
 */
record Measurement(
        int round,
        Contender contender,
        Workload workload,
        List<PhaseResult> phases,
        long acknowledgedRecords,
        long recordsOnTopic)
        implements Round {
    private static final double MICROS = 1e6;
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(30);

    Measurement {
        phases = List.copyOf(phases);
    }

    /** Counts the topic's records until all are there: ingest's spool may hold some of them back for a while. */
    static Measurement of(
            int round, Contender contender, Workload workload, List<PhaseResult> phases, LongSupplier recordsOnTopic) {
        long requests = phases.stream().mapToLong(PhaseResult::acknowledged).sum();
        long records = requests * contender.records(workload.eventsPerRequest());
        Polling.until(DRAIN_LIMIT, () -> recordsOnTopic.getAsLong() >= records);
        return new Measurement(round, contender, workload, phases, records, recordsOnTopic.getAsLong());
    }

    PhaseResult phase(String name) {
        return phases.stream()
                .filter(phase -> phase.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no phase " + name));
    }

    /** Events acknowledged per second, as many as the contender took. */
    @Override
    public double eventsPerSecond() {
        return phase(Workload.MOST).requestsPerSecond() * workload.eventsPerRequest();
    }

    /** CPU time that a process spent per acknowledged event under most load, in microseconds. */
    double cpuMicrosPerEvent(String process) {
        PhaseResult most = phase(Workload.MOST);
        return MICROS * cpuSeconds(process) / Math.max(1, most.acknowledged() * workload.eventsPerRequest());
    }

    /** CPU time that a process spent under most load, in seconds per second. */
    double cores(String process) {
        return cpuSeconds(process) / phase(Workload.MOST).seconds();
    }

    private double cpuSeconds(String process) {
        Map<String, Double> used = phase(Workload.MOST).cpuSeconds();
        return used.getOrDefault(process, Double.NaN);
    }

    /** Records that were acknowledged and are not there. */
    long missing() {
        return Math.max(0, acknowledgedRecords - recordsOnTopic);
    }

    /** Requests that were not acknowledged. */
    long notAcknowledged() {
        return phases.stream()
                .mapToLong(phase -> phase.refused() + phase.unanswered())
                .sum();
    }
}
