package io.ripen.bench.ingest;

import io.ripen.bench.load.Generator;
import io.ripen.bench.load.Latency;
import io.ripen.bench.report.Spread;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One contender under one workload, over all rounds.
 *
 * @param workload title of the workload
 * @param contender title of the contender
 * @param eventsPerSecond as many as it took
 * @param ofBare its events per second as a share of bare's in the same round, so that what disturbs a round disturbs
 *     both; null for the null endpoint
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
                spread(rounds, Measurement::eventsPerSecond),
                ratio(rounds, rounds(all, workload, Contender.BARE)),
                ratio(rounds, rounds(all, workload, Contender.BARE_PARSING)),
                spread(rounds, round -> round.cpuMicrosPerEvent(IngestBench.SERVER)),
                spread(rounds, round -> round.cpuMicrosPerEvent(IngestBench.BROKER)),
                spread(rounds, round -> round.cores(Generator.SELF)),
                spread(rounds, round -> latency(round).p50()),
                spread(rounds, round -> latency(round).p99()),
                spread(rounds, round -> latency(round).p999()),
                spread(rounds, round -> latency(round).max()),
                rounds.stream().mapToLong(Measurement::notAcknowledged).sum());
    }

    private static List<Measurement> rounds(List<Measurement> all, Workload workload, Contender contender) {
        return all.stream()
                .filter(measurement -> measurement.contender() == contender
                        && measurement.workload().equals(workload))
                .toList();
    }

    private static @Nullable Spread ratio(List<Measurement> rounds, List<Measurement> rivals) {
        List<Double> ratios = rounds.stream()
                .filter(round -> round.contender() != Contender.NOTHING)
                .flatMap(round -> rivals.stream()
                        .filter(rival -> rival.round() == round.round())
                        .map(rival -> round.eventsPerSecond() / rival.eventsPerSecond()))
                .toList();
        return ratios.isEmpty() ? null : Spread.of(ratios);
    }

    private static Spread spread(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }

    private static Latency latency(Measurement round) {
        return round.phase(Workload.FIXED_RATE).latency();
    }
}
