package io.ripen.systemtests.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsInUseTest {
    private static final Series SERIES = new Series().add("""
                    # HELP ripen_lane_lag records
                    ripen_lane_lag{group="score",note="a \\"quoted\\" {thing}"} 3.0
                    ripen_lane_records_total{group="score"} 1.0E7
                    ripen_spool_bytes 0.0
                    """);

    @TempDir
    private Path folder;

    @BeforeEach
    void writeARule() throws IOException {
        rule("ripen:lag", "record", "sum by (group) (ripen_lane_lag)");
    }

    @Test
    void findsMetricsLabelsAndGroupings() {
        Expression expression = Expression.of(
                "sum by (job, le) (rate(a_total{x=\"b{c}\", y!~\"d\"}[5m])) / on (z) group_left () b:c > 3 and d offset 5m");

        assertThat(expression.metrics()).isEqualTo(Map.of("a_total", Set.of("x", "y"), "b:c", Set.of(), "d", Set.of()));
        assertThat(expression.groupings()).containsExactly("job", "le", "z");
    }

    @Test
    void findsNothingWrongWithWhatIsExposed() throws IOException {
        rule(
                "Behind",
                "alert",
                "sum by (job, group) (rate(ripen_lane_records_total{group=\\\"score\\\"}[5m])) > ripen:lag");
        rule("Away", "alert", "up{job=\\\"x\\\"} == 0 and ripen_spool_bytes > 0");

        assertThat(MetricsInUse.of(folder).unknownTo(SERIES)).isEmpty();
    }

    @Test
    void namesAMetricThatNobodyExposes() throws IOException {
        rule("Behind", "alert", "ripen_lane_lags > 0");

        assertThat(MetricsInUse.of(folder).unknownTo(SERIES)).containsExactly("Behind: no metric ripen_lane_lags");
    }

    @Test
    void namesALabelThatAMetricDoesNotHave() throws IOException {
        rule("Behind", "alert", "ripen_lane_lag{lane=\\\"1\\\"} > 0");
        rule("Recorded", "alert", "ripen:lag{state=\\\"1\\\"} > 0");
        rule("Grouped", "alert", "sum by (stage) (ripen_lane_lag) > 0");

        assertThat(MetricsInUse.of(folder).unknownTo(SERIES))
                .containsExactlyInAnyOrder(
                        "Behind: ripen_lane_lag has no label lane",
                        "Recorded: ripen:lag has no label state",
                        "Grouped: nothing in it has the label stage");
    }

    @Test
    void readsPanelsAndVariablesOfDashboards() throws IOException {
        Files.writeString(folder.resolve("lanes.json"), """
                {"panels": [{"title": "Lag", "targets": [{"refId": "A", "expr": "ripen_lag"}]}],
                 "templating": {"list": [{"name": "lane", "query": "label_values(ripen_lane_lag, lane)"}]}}""");

        assertThat(MetricsInUse.of(folder).unknownTo(SERIES))
                .containsExactlyInAnyOrder(
                        "lanes.json, Lag, A: no metric ripen_lag",
                        "lanes.json, variable lane: nothing in it has the label lane");
    }

    private void rule(String name, String kind, String expression) throws IOException {
        Files.writeString(
                folder.resolve(name.replace(":", "-") + "-rules.yaml"),
                "groups: [{name: g, rules: [{" + kind + ": \"" + name + "\", expr: \"" + expression + "\"}]}]");
    }
}
