package io.ripen.bench.scoring;

import io.ripen.bench.report.Spread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One contender at one size, over all rounds.
 *
 * @param contender title of the contender
 * @param leads who were known beforehand
 * @param rules engagement rules of the model; 0 for the shipped model
 * @param eventsPerSecond touchpoints drained per second
 * @param ofStreams the same as a share of Kafka Streams' in the same round; null for itself and without it
 * @param ownMicros its CPU time per event, in microseconds
 * @param brokerMicros the broker's
 * @param databaseMicros the database's
 * @param allMicros of all of them
 */
record Summary(
        String contender,
        int leads,
        int rules,
        Spread eventsPerSecond,
        @Nullable Spread ofStreams,
        Spread ownMicros,
        Spread brokerMicros,
        Spread databaseMicros,
        Spread allMicros) {

    /** The summary of a contender that was measured at this size. */
    static Summary of(List<Measurement> all, ScoringSettings.Size size, Contender contender) {
        List<Measurement> rounds = rounds(all, size, contender);
        return new Summary(
                contender.title(),
                size.leads(),
                size.rules(),
                Spread.of(rounds, Measurement::eventsPerSecond),
                contender == Contender.STREAMS ? null : Spread.ofRatio(rounds, rounds(all, size, Contender.STREAMS)),
                Spread.of(rounds, Measurement::ownMicros),
                Spread.of(rounds, Measurement::brokerMicros),
                Spread.of(rounds, Measurement::databaseMicros),
                Spread.of(rounds, Measurement::allMicros));
    }

    private static List<Measurement> rounds(List<Measurement> all, ScoringSettings.Size size, Contender contender) {
        return all.stream()
                .filter(measurement -> measurement.contender() == contender
                        && measurement.size().equals(size))
                .toList();
    }
}
