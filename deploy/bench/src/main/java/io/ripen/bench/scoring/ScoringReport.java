package io.ripen.bench.scoring;

import io.ripen.bench.report.MachineFacts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;

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

    /** Of the accounts' engagement, which depends a little on the order of arrival. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");

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
            int leads = settings.loaded() ? 1 : size.leads();
            int accounts = settings.loaded() ? 1 : Math.ceilDiv(leads, World.LEADS_PER_COMPANY);
            for (Measurement measurement : alike) {
                Comparison comparison = new Comparison(alike.getFirst(), measurement, faults);
                comparison.counts("leads", Outcome::leads, leads);
                comparison.scores("scores", Outcome::scores);
                comparison.counts("accounts", Outcome::accounts, accounts);
                comparison.scores("accounts", Outcome::accountScores);
                comparison.engagement();
            }
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

    /** The same touchpoints must come to the same leads, accounts and scores, whoever drains them. */
    private record Comparison(Measurement first, Measurement other, List<String> faults) {
        void counts(String what, ToIntFunction<Outcome> count, int least) {
            int expected = count.applyAsInt(first.outcome());
            int actual = count.applyAsInt(other.outcome());
            if (actual < least || actual != expected) {
                fault(String.format(
                        Locale.ROOT,
                        "%,d %s, %s has %,d",
                        actual,
                        what,
                        first.contender().title(),
                        expected));
            }
        }

        void scores(String what, Function<Outcome, Map<String, String>> looked) {
            Map<String, String> expected = looked.apply(first.outcome());
            Map<String, String> actual = looked.apply(other.outcome());
            long different = expected.entrySet().stream()
                    .filter(score -> !Objects.equals(score.getValue(), actual.get(score.getKey())))
                    .count();
            if (different > 0 || actual.size() != expected.size()) {
                fault(String.format(
                        Locale.ROOT,
                        "%,d of %,d %s looked at differ from those of %s",
                        different,
                        expected.size(),
                        what,
                        first.contender().title()));
            }
        }

        void engagement() {
            BigDecimal expected = first.outcome().engagement();
            BigDecimal actual = other.outcome().engagement();
            if (actual.subtract(expected).abs().compareTo(expected.abs().multiply(TOLERANCE)) > 0) {
                fault(String.format(
                        Locale.ROOT,
                        "accounts looked at have an engagement of %,.2f, those of %s have %,.2f",
                        actual,
                        first.contender().title(),
                        expected));
            }
        }

        private void fault(String what) {
            faults.add(String.format(
                            Locale.ROOT,
                            "%s, %,d leads, round %d: ",
                            other.contender().title(),
                            other.size().leads(),
                            other.round() + 1)
                    + what);
        }
    }

    /** How many scores were compared, all measurements together. */
    long scoresCompared() {
        return measurements.stream()
                .map(Measurement::outcome)
                .mapToLong(outcome ->
                        outcome.scores().size() + outcome.accountScores().size())
                .sum();
    }
}
