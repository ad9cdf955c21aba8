package io.ripen.bench.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripen.bench.report.MachineFacts;
import io.ripen.bench.report.Spread;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoringReportTest {
    private static final ScoringSettings SETTINGS =
            new ScoringSettings(2, 500, 1000, List.of(10, 100), List.of(), List.of(Contender.values()), false, false);
    private static final ScoringSettings.Size SMALL = SETTINGS.sizes().getFirst();
    private static final Outcome RIGHT = outcome(
            100, Map.of("a@example.com", "50", "b@example.com", "7"), 10, Map.of("example.com", "10 members"), "1000");
    private static final MachineFacts MACHINE = new MachineFacts(
            Instant.EPOCH, 2, "processor", 1, "system", "jdk", "quarkus", "broker", "client", "commit", 0.5);

    private static Outcome outcome(
            int leads, Map<String, String> scores, int accounts, Map<String, String> ofAccounts, String engagement) {
        return new Outcome(leads, scores, accounts, ofAccounts, new BigDecimal(engagement));
    }

    private static Measurement measurement(
            int round, Contender contender, ScoringSettings.Size size, double seconds, Outcome outcome) {
        return new Measurement(round, contender, size, 1, 1000, seconds, 900, 0.02, 0.01, 0.03, outcome);
    }

    private static List<Measurement> everyone(Outcome ofStreams) {
        return SETTINGS.sizes().stream()
                .flatMap(size -> java.util.stream.IntStream.range(0, 2)
                        .boxed()
                        .flatMap(round -> java.util.stream.Stream.of(
                                measurement(round, Contender.SCORING, size, round + 1, RIGHT),
                                measurement(round, Contender.STREAMS, size, 2 * (round + 1), ofStreams))))
                .toList();
    }

    @Test
    void sumsUpEachContenderAtEachSizeWithRatiosOfTheSameRound() {
        Summary scoring = Summary.of(everyone(RIGHT), SMALL, Contender.SCORING);

        assertThat(scoring.ofStreams()).isEqualTo(new Spread(2, 2, 2));
        assertThat(scoring.eventsPerSecond()).isEqualTo(new Spread(750, 500, 1000));
        assertThat(scoring.allMicros().median()).isCloseTo(60, within(1e-9));
        assertThat(Summary.of(everyone(RIGHT), SMALL, Contender.STREAMS).ofStreams())
                .isNull();
    }

    @Test
    void countsOnlyIfAllComeToTheSame() {
        ScoringReport report = ScoringReport.of(MACHINE, SETTINGS, everyone(RIGHT));

        assertThat(report.faults()).isEmpty();
        assertThat(report.scoresCompared()).isEqualTo(24);
        assertThat(new ScoringTables(report).text())
                .contains("| scoring   |          10 | shipped | 750 (500 to 1,000) |")
                .contains("The same leads and accounts everywhere, and the same scores where looked at (24)");
    }

    @Test
    void isVoidIfLeadsAreMissingOrAScoreDiffers() {
        Outcome wrong =
                outcome(99, Map.of("a@example.com", "50", "b@example.com", "8"), 10, RIGHT.accountScores(), "1000");

        ScoringReport report = ScoringReport.of(MACHINE, SETTINGS, everyone(wrong));

        assertThat(report.faults())
                .hasSize(8)
                .contains(
                        "streams, 10 leads, round 1: 99 leads, scoring has 100",
                        "streams, 10 leads, round 1: 1 of 2 scores looked at differ from those of scoring");
        assertThat(new ScoringTables(report).text()).contains("VOID");
    }

    @Test
    void isVoidIfAccountsAreMissingOrComeToSomethingElse() {
        Outcome wrong = outcome(100, RIGHT.scores(), 9, Map.of("example.com", "9 members"), "989");

        assertThat(ScoringReport.of(MACHINE, SETTINGS, everyone(wrong)).faults())
                .hasSize(12)
                .contains(
                        "streams, 100 leads, round 2: 9 accounts, scoring has 10",
                        "streams, 100 leads, round 2: 1 of 1 accounts looked at differ from those of scoring",
                        "streams, 100 leads, round 2: accounts looked at have an engagement of 989.00, those of scoring"
                                + " have 1,000.00");
    }

    @Test
    void bearsAnEngagementOfAccountsThatDiffersByTheOrderOfArrival() {
        Outcome other = outcome(100, RIGHT.scores(), 10, RIGHT.accountScores(), "990");

        assertThat(ScoringReport.of(MACHINE, SETTINGS, everyone(other)).faults())
                .isEmpty();
    }

    @Test
    void fewerLeadsThanWereKnownBeforehandIsAFaultOfEveryone() {
        Outcome few = outcome(9, Map.of(), 1, Map.of(), "0");
        List<Measurement> alone = List.of(measurement(0, Contender.SCORING, SMALL, 1, few));

        assertThat(ScoringReport.of(
                                MACHINE,
                                new ScoringSettings(
                                        1, 500, 1000, List.of(10), List.of(), List.of(Contender.SCORING), false, false),
                                alone)
                        .faults())
                .containsExactly("scoring, 10 leads, round 1: 9 leads, scoring has 9");
    }

    @Test
    void doesNotMissScoresOfLeadsThatWereLoadedAndDidNothing() {
        Outcome few = outcome(9, Map.of(), 1, Map.of(), "0");
        List<Measurement> alone = List.of(measurement(0, Contender.SCORING, SMALL, 1, few));

        assertThat(ScoringReport.of(
                                MACHINE,
                                new ScoringSettings(
                                        1, 500, 1000, List.of(10), List.of(), List.of(Contender.SCORING), true, false),
                                alone)
                        .faults())
                .isEmpty();
    }

    @Test
    void measuresEachNumberOfRulesAtEachNumberOfLeads() {
        ScoringSettings settings = new ScoringSettings(
                1, 0, 1, List.of(10, 20), List.of(10, 200), List.of(Contender.values()), false, false);

        assertThat(settings.sizes())
                .containsExactly(
                        new ScoringSettings.Size(10, 10),
                        new ScoringSettings.Size(10, 200),
                        new ScoringSettings.Size(20, 10),
                        new ScoringSettings.Size(20, 200));
        assertThat(settings.orderOf(1)).containsExactly(Contender.STREAMS, Contender.SCORING);
    }
}
