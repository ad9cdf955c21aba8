package io.ripen.local.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveStatusTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String GROUP = "ripen.scoring.identity";

    @Test
    void metricsAreAddedUpByLabel() {
        MetricsText metrics = new MetricsText();
        metrics.add("""
                # HELP ripen_lane_lag Records
                # TYPE ripen_lane_lag gauge
                ripen_lane_lag{group="a",lane="0"} 3.0
                ripen_lane_lag{group="a",lane="1"} 4.5E1
                ripen_lane_lag{group="b",lane="0"} NaN
                ripen_up 1.0
                """);

        assertThat(metrics.by("ripen_lane_lag", "group")).containsExactly(Map.entry("a", 48.0));
        assertThat(metrics.sum("ripen_up")).isEqualTo(1);
        assertThat(metrics.sum("ripen_lane_lag", "lane", "1")).isEqualTo(45);
        assertThat(metrics.sum("unknown")).isZero();
    }

    @Test
    void ratesAreThoseOfTheLastTenSeconds() {
        Window window = new Window();
        for (int second = 0; second <= 30; second++) {
            window.add(snapshot(second, second < 20 ? 0 : (second - 20) * 50, 0, 0));
        }

        assertThat(window.rates()).containsEntry("touchpoints", 50.0);
    }

    @Test
    void aServiceThatBeganAnewHasNoNegativeRate() {
        Window window = new Window();
        window.add(snapshot(0, 1000, 0, 0));
        window.add(snapshot(1, 1010, 0, 0));
        window.add(snapshot(2, 10, 0, 0));

        assertThat(window.rates()).containsEntry("touchpoints", 10.0);
    }

    @Test
    void warnsOfLanesThatStallAndOfThoseThatFallBehind() {
        Window stalled = new Window();
        Window behind = new Window();
        Window fine = new Window();
        for (int second = 0; second <= 6; second++) {
            stalled.add(snapshot(second, 0, 7, 100));
            behind.add(snapshot(second, 0, second * 100, second));
            fine.add(snapshot(second, 0, 7, second));
        }

        assertThat(stalled.warnings()).containsExactly(GROUP + " stalls with 7 records waiting");
        assertThat(behind.warnings()).containsExactly(GROUP + " falls behind: 600 records wait");
        assertThat(fine.warnings()).isEmpty();
    }

    @Test
    void warnsOfWhatIsDownStoppedSpooledAndGivenUp() {
        Window window = new Window();
        window.add(new Snapshot(
                START,
                List.of("kafka"),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(GROUP, 2.0),
                3,
                1234,
                Map.of("MQL", 4L),
                Map.of("SENT", 5L)));

        assertThat(window.warnings())
                .containsExactly(
                        "kafka is down: ./ripen logs kafka says why",
                        "2 lanes of " + GROUP + " stopped",
                        "1,234 events are in ingest's spool: Kafka does not take them",
                        "3 records were given up, see dead letters");
        assertThat(StatusText.line(window)).contains("leads MQL 4; mails SENT 5; WARNING kafka is down");
    }

    @Test
    void aBlockFitsItsTerminal() {
        Window window = new Window();
        window.add(snapshot(0, 0, 1_234_567, 0));
        window.add(snapshot(10, 5000, 1_234_567, 0));

        assertThat(StatusText.block(window, 100))
                .contains("per second   touchpoints 500.0   scores 0.0   stage changes 0.0   mails 0.0")
                .contains("lag          scoring.identity 1,234,567")
                .contains("WARNING      " + GROUP + " stalls with 1,234,567 records waiting");
        assertThat(StatusText.block(window, 20)).allMatch(line -> line.length() <= 20);
    }

    @Test
    void stagesKeepTheirOrderAndMailsAreAddedUpOverJourneys() throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();

        assertThat(SnapshotReads.stages(mapper.readTree("""
                                {"rows": [{"stages": [{"stage": "MQL", "leads": 2}, {"stage": "LEAD", "leads": 3}]}]}
                                """)))
                .containsExactly(Map.entry("MQL", 2L), Map.entry("LEAD", 3L));
        assertThat(SnapshotReads.mails(mapper.readTree("""
                                {"journeys": [{"states": {"SENT": 2}}, {"states": {"SENT": 3, "QUEUED": 1}}]}
                                """)))
                .containsExactly(Map.entry("QUEUED", 1L), Map.entry("SENT", 5L));
    }

    @Test
    void aScreenIsDrawnOnlyWhereItIsUnderstoodAndWanted() {
        assertThat(LiveStatus.isScreen(true, Map.of("TERM", "xterm"))).isTrue();
        assertThat(LiveStatus.isScreen(false, Map.of("TERM", "xterm"))).isFalse();
        assertThat(LiveStatus.isScreen(true, Map.of("TERM", "dumb"))).isFalse();
        assertThat(LiveStatus.isScreen(true, Map.of())).isFalse();
        assertThat(LiveStatus.isScreen(true, Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isFalse();
    }

    private static Snapshot snapshot(int second, double touchpoints, double lag, double records) {
        return new Snapshot(
                START.plusSeconds(second),
                List.of(),
                Map.of("touchpoints", touchpoints),
                Map.of(GROUP, lag),
                Map.of(GROUP, records),
                Map.of(),
                0,
                0,
                Map.of(),
                Map.of());
    }
}
