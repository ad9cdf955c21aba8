package io.ripen.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class BacktestTextTest {
    @Test
    void showsTheReport() throws JsonProcessingException {
        String backtest = """
                {"draft": {"id": "mine", "version": 2}, "current": {"id": "b2b", "version": 1}, "outcome": "SQL",
                 "outcomeSet": "stages", "report": {
                  "leads": 3, "leftOut": 1, "touchpoints": 9, "positives": 1,
                  "bandMoves": [{"current": "B2", "draft": "B1", "leads": 2}, {"current": "B2", "draft": "B2", "leads": 1}],
                  "current": {"auc": 0.5, "atThreshold": {"name": "threshold", "leads": 1, "positives": 0, "precision": 0.0,
                    "recall": 0.0, "lift": 0.0, "auc": 0.25}, "bands": [], "readyBefore": 4,
                    "handoversPerWeek": [{"monday": "2025-03-31", "leads": 1}]},
                  "draft": {"atThreshold": {"name": "threshold", "leads": 2, "positives": 1, "precision": 0.5, "recall": 1.0,
                    "lift": 1.5, "auc": 0.75}, "bands": [{"name": "B1", "leads": 2, "positives": 1}],
                    "handoversPerWeek": [{"monday": "2025-04-07", "leads": 2}]},
                  "handovers": {"readyBefore": 4, "both": 1, "gained": {"leads": 1, "positives": 1}, "lost": {"leads": 0, "positives": 0},
                    "earlier": {"sooner": 1, "later": 0, "median": 48}}}}
                """;

        assertThat(new BacktestText(new ObjectMapper().readTree(backtest)).lines())
                .containsSubsequence(
                        "mine 2 compared with b2b 1, outcome SQL from stages",
                        "3 leads with 9 touchpoints, 1 reached the outcome; 1 left out",
                        "threshold           1        0      0.000    0.000    0.000    0.250",
                        "score                                                          0.500",
                        "threshold           2        1      0.500    1.000    1.500    0.750",
                        "B1                  2        1          -        -        -        -",
                        "  B2 -> B1        2",
                        "before              4        0  (ready when the window began)",
                        "2025-03-31          1        0",
                        "2025-04-07          0        2",
                        "Compared without the 4 leads that were ready when the window began:",
                        "Handed over by both: 1, of these 1 earlier and 0 later; median 48 h earlier",
                        "Gained: 1, of these 1 reached the outcome",
                        "Lost: 0, of these 0 reached the outcome")
                .noneMatch(line -> line.contains("B2 -> B2"));
    }
}
