package io.ripen.scoring.domain.backtest;

import io.ripen.scoring.domain.backtest.Report.ModelReport;
import io.ripen.scoring.domain.backtest.Report.Week;
import io.ripen.scoring.domain.backtest.ScoreCounts.Count;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The counts of one model. */
final class ModelTally {
    private final ScoreCounts scores = new ScoreCounts();
    private final Map<String, Count> bands = new TreeMap<>();
    private final Map<LocalDate, Long> weeks = new TreeMap<>();
    private long readyBefore;

    void add(Judgement judgement, boolean positive) {
        scores.add(judgement.judged().total(), positive);
        bands.merge(judgement.judged().band(), Count.NONE.plus(positive), Count::plus);
        readyBefore += judgement.readyBefore() ? 1 : 0;
        if (judgement.handedOverAt() != null) {
            weeks.merge(monday(judgement.handedOverAt()), 1L, Long::sum);
        }
    }

    void addAll(ModelTally other) {
        scores.addAll(other.scores);
        other.bands.forEach((band, count) -> bands.merge(band, count, Count::plus));
        readyBefore += other.readyBefore;
        other.weeks.forEach((week, count) -> weeks.merge(week, count, Long::sum));
    }

    long positives() {
        return scores.all().positives();
    }

    ModelReport report(long threshold) {
        Count all = scores.all();
        OptionalDouble auc = scores.areaUnderCurve();
        List<Quality> perBand = new ArrayList<>();
        bands.forEach((band, count) -> perBand.add(Quality.of(band, count, all)));
        List<Week> perWeek = new ArrayList<>();
        weeks.forEach((monday, count) -> perWeek.add(new Week(monday, count)));
        return new ModelReport(
                auc.isPresent() ? auc.getAsDouble() : null,
                Quality.of("threshold", scores.from(threshold), all),
                perBand,
                readyBefore,
                perWeek);
    }

    private static LocalDate monday(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
