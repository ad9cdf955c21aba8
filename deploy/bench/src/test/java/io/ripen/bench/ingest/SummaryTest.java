package io.ripen.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripen.bench.load.Generator;
import io.ripen.bench.load.Latency;
import io.ripen.bench.load.PhaseResult;
import io.ripen.bench.report.MachineFacts;
import io.ripen.bench.report.Spread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final IngestSettings SETTINGS =
            new IngestSettings(3, 10, 5, 256, 4000, 15_000, true, List.of(Contender.values()), false);
    private static final Workload SINGLE = SETTINGS.workloads().getFirst();
    private static final Workload BATCHES = SETTINGS.workloads().getLast();

    @Test
    void ratiosAreOfTheSameRound() {
        List<Measurement> rounds = List.of(
                measurement(0, Contender.BARE, SINGLE, 1000),
                measurement(0, Contender.INGEST, SINGLE, 800),
                measurement(1, Contender.INGEST, SINGLE, 50),
                measurement(1, Contender.BARE, SINGLE, 100),
                measurement(2, Contender.BARE, SINGLE, 2000),
                measurement(2, Contender.INGEST, SINGLE, 1800));

        Summary ingest = Summary.of(rounds, SINGLE, Contender.INGEST);

        assertThat(ingest.ofBare()).isEqualTo(new Spread(0.8, 0.5, 0.9));
        assertThat(ingest.ofBareParsing()).isNull();
        assertThat(ingest.eventsPerSecond()).isEqualTo(new Spread(80, 5, 180));
    }

    @Test
    void aBatchCountsAsItsEvents() {
        Measurement batches = measurement(0, Contender.INGEST, BATCHES, 1000);

        assertThat(batches.eventsPerSecond()).isEqualTo(10_000);
        assertThat(batches.cpuMicrosPerEvent(IngestBench.SERVER)).isCloseTo(50, within(1e-9));
        assertThat(batches.cores(Generator.SELF)).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void aRunIsVoidWhenAnAcknowledgedRecordIsNotOnTheTopic() {
        List<Measurement> all = new ArrayList<>(everyone());
        assertThat(report(all).faults()).isEmpty();

        Measurement complete = measurement(0, Contender.INGEST, BATCHES, 1000);
        all.add(new Measurement(
                0, Contender.INGEST, BATCHES, complete.phases(), complete.acknowledgedRecords(), 299_999));

        assertThat(report(all).faults())
                .containsExactly(
                        "ingest, batches of 100, round 1: 1 of 300,000 acknowledged records are not on the topic");
        assertThat(new IngestTables(report(all)).text()).contains("VOID");
    }

    @Test
    void aBareBatchIsOneRecord() {
        assertThat(measurement(0, Contender.BARE, BATCHES, 1000).acknowledgedRecords())
                .isEqualTo(3000);
        assertThat(measurement(0, Contender.BARE_PARSING, BATCHES, 1000).acknowledgedRecords())
                .isEqualTo(300_000);
    }

    @Test
    void theTablesShowEveryContenderAndItsRatios() {
        String text = new IngestTables(report(everyone())).text();

        assertThat(text)
                .contains("Single events, as many as are taken, 256 connections")
                .contains("| ingest       |      100 |    1.00 |            1.00 |")
                .contains("Batches of 100 at 15,000 events/s")
                .contains("all 612,000 acknowledged records are there");
    }

    @Test
    void everyRoundBeginsWithAnotherContender() {
        assertThat(SETTINGS.orderOf(0)).containsExactly(Contender.BARE, Contender.BARE_PARSING, Contender.INGEST);
        assertThat(SETTINGS.orderOf(1)).containsExactly(Contender.BARE_PARSING, Contender.INGEST, Contender.BARE);
        assertThat(SETTINGS.orderOf(5)).startsWith(Contender.INGEST);
    }

    private static List<Measurement> everyone() {
        return List.of(Contender.values()).stream()
                .flatMap(contender ->
                        SETTINGS.workloads().stream().map(workload -> measurement(0, contender, workload, 1000)))
                .toList();
    }

    private static Measurement measurement(int round, Contender contender, Workload workload, long acknowledged) {
        List<PhaseResult> phases = List.of(Workload.WARM_UP, Workload.MOST, Workload.FIXED_RATE).stream()
                .map(name -> phase(name, acknowledged))
                .toList();
        long records = 3 * acknowledged * contender.records(workload.eventsPerRequest());
        return Measurement.of(round, contender, workload, phases, () -> records);
    }

    private static PhaseResult phase(String name, long acknowledged) {
        return new PhaseResult(
                name,
                0,
                10,
                acknowledged,
                acknowledged,
                0,
                0,
                new Latency(1, 2, 3, 4),
                List.of(),
                Map.of(IngestBench.SERVER, 5.0, IngestBench.BROKER, 1.0, Generator.SELF, 3.0));
    }

    private static IngestReport report(List<Measurement> measurements) {
        MachineFacts machine =
                new MachineFacts(Instant.EPOCH, 2, "a processor", 8192, "a system", "25", "3", "4", "4", "abc", 0.5);
        return IngestReport.of(machine, SETTINGS, measurements);
    }
}
