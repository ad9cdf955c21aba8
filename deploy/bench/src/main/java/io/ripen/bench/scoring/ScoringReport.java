package io.ripen.bench.scoring;

import io.ripen.bench.report.MachineFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * All that a run found.
 *
 * @param machine where
 * @param settings how
 * @param jvmFlags of both contenders
 * @param faults why nothing of this counts; empty if it does
 * @param summaries over all rounds
 * @param measurements in the order in which they were made
 */
record ScoringReport(
        MachineFacts machine,
        ScoringSettings settings,
        List<String> jvmFlags,
        List<String> faults,
        List<Summary> summaries,
        List<Measurement> measurements) {

    ScoringReport {
        jvmFlags = List.copyOf(jvmFlags);
        faults = List.copyOf(faults);
        summaries = List.copyOf(summaries);
        measurements = List.copyOf(measurements);
    }

    /** Sums up measurements of every contender at every size. */
    static ScoringReport of(MachineFacts machine, ScoringSettings settings, List<Measurement> measurements) {
        List<String> faults = new ArrayList<>();
        for (ScoringSettings.Size size : settings.sizes()) {
            List<Measurement> alike = measurements.stream()
                    .filter(measurement -> measurement.size().equals(size))
                    .toList();
            // A lead that was loaded and did nothing since has published nothing.
            int least = settings.loaded() ? 1 : size.leads();
            alike.forEach(measurement -> differ(alike.getFirst(), measurement, least, faults));
        }
        return new ScoringReport(
                machine,
                settings,
                ContenderProcess.JVM_FLAGS,
                faults,
                settings.sizes().stream()
                        .flatMap(size -> settings.contenders().stream()
                                .map(contender -> Summary.of(measurements, size, contender)))
                        .toList(),
                measurements);
    }

    /** The same touchpoints must come to the same leads and scores, whoever drains them. */
    private static void differ(Measurement first, Measurement other, int leastLeads, List<String> faults) {
        Outcome expected = first.outcome();
        Outcome actual = other.outcome();
        String who = String.format(
                Locale.ROOT,
                "%s, %,d leads, round %d: ",
                other.contender().title(),
                other.size().leads(),
                other.round() + 1);
        String rival = first.contender().title();
        if (actual.leads() < leastLeads || actual.leads() != expected.leads()) {
            faults.add(
                    who + String.format(Locale.ROOT, "%,d leads, %s has %,d", actual.leads(), rival, expected.leads()));
        }
        long scores = expected.scores().entrySet().stream()
                .filter(score ->
                        !Objects.equals(score.getValue(), actual.scores().get(score.getKey())))
                .count();
        if (scores > 0 || actual.scores().size() != expected.scores().size()) {
            int compared = expected.scores().size();
            faults.add(who
                    + String.format(
                            Locale.ROOT,
                            "%,d of %,d scores looked at differ from those of %s",
                            scores,
                            compared,
                            rival));
        }
    }

    /** How many scores were compared, all measurements together. */
    long scoresCompared() {
        return measurements.stream()
                .map(Measurement::outcome)
                .map(Outcome::scores)
                .mapToLong(Map::size)
                .sum();
    }
}
