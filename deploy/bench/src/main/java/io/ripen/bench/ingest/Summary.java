package io.ripen.bench.ingest;

import io.ripen.bench.load.Generator;
import io.ripen.bench.load.Latency;
import io.ripen.bench.report.Spread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One contender under one workload, over all rounds.
 *
 * @param workload title of the workload
 * @param contender title of the contender
 * @param eventsPerSecond as many as it took
 * @param ofBare its events per second as a share of bare's in the same round; null for the null endpoint
 * @param ofBareParsing the same, of bare-parsing's
 * @param serverCpuMicros its CPU time per event, in microseconds
 * @param brokerCpuMicros the broker's CPU time per event, in microseconds
 * @param generatorCores CPU time of the load generator per second
 * @param p50 latency at the fixed rate, in milliseconds
 * @param p99 latency at the fixed rate, in milliseconds
 * @param p999 latency at the fixed rate, in milliseconds
 * @param max latency at the fixed rate, in milliseconds
 * @param notAcknowledged requests that were refused or had no answer, in all rounds
 */
record Summary(
        String workload,
        String contender,
        Spread eventsPerSecond,
        @Nullable Spread ofBare,
        @Nullable Spread ofBareParsing,
        Spread serverCpuMicros,
        Spread brokerCpuMicros,
        Spread generatorCores,
        Spread p50,
        Spread p99,
        Spread p999,
        Spread max,
        long notAcknowledged) {

    /** The summary of a contender that was measured under the workload. */
    static Summary of(List<Measurement> all, Workload workload, Contender contender) {
        List<Measurement> rounds = rounds(all, workload, contender);
        return new Summary(
                workload.title(),
                contender.title(),
                Spread.of(rounds, Measurement::eventsPerSecond),
                ofRival(rounds, rounds(all, workload, Contender.BARE)),
                ofRival(rounds, rounds(all, workload, Contender.BARE_PARSING)),
                Spread.of(rounds, round -> round.cpuMicrosPerEvent(IngestBench.SERVER)),
                Spread.of(rounds, round -> round.cpuMicrosPerEvent(IngestBench.BROKER)),
                Spread.of(rounds, round -> round.cores(Generator.SELF)),
                Spread.of(rounds, round -> latency(round).p50()),
                Spread.of(rounds, round -> latency(round).p99()),
                Spread.of(rounds, round -> latency(round).p999()),
                Spread.of(rounds, round -> latency(round).max()),
                rounds.stream().mapToLong(Measurement::notAcknowledged).sum());
    }

    private static List<Measurement> rounds(List<Measurement> all, Workload workload, Contender contender) {
        return all.stream()
                .filter(measurement -> measurement.contender() == contender
                        && measurement.workload().equals(workload))
                .toList();
    }

    private static @Nullable Spread ofRival(List<Measurement> rounds, List<Measurement> rivals) {
        return Spread.ofRatio(
                rounds.stream()
                        .filter(round -> round.contender() != Contender.NOTHING)
                        .toList(),
                rivals);
    }

    private static Latency latency(Measurement round) {
        return round.phase(Workload.FIXED_RATE).latency();
    }
}
