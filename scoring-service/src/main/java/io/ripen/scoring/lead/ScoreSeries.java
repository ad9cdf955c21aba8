package io.ripen.scoring.lead;

import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.scoring.contract.ScoreWriter;
import io.ripen.scoring.domain.fold.Timeline;
import io.ripen.scoring.domain.model.ScoringModel;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The score of a lead as it went.
 *
 * @param leadId the lead
 * @param model the model version that computed it
 * @param points rising in time; none before the first touchpoint
 */
public record ScoreSeries(
        @Schema(examples = "3f0e8a52-7c1d-5b6e-9a41-0d6f5c2b1e77")
        String leadId,

        ModelRef model,
        List<Point> points) {
    /** Copies the list. */
    public ScoreSeries {
        points = List.copyOf(points);
    }

    /**
     * A point.
     *
     * @param at the instant
     * @param score the score then
     */
    public record Point(Instant at, ScoreValues score) {}

    static ScoreSeries of(String leadId, List<Timeline.Point> points, ScoringModel model) {
        return new ScoreSeries(
                leadId,
                ScoreWriter.model(model.ref()),
                points.stream()
                        .map(point -> new Point(point.at(), ScoreWriter.values(point.score())))
                        .toList());
    }
}
