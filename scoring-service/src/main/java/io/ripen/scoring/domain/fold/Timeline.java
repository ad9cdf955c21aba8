package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The score of a lead at several instants, folded once from the oldest touchpoint to the newest. There is none before the
 * first touchpoint. Not thread-safe.
 */
public final class Timeline {
    private final List<Instant> instants;
    private final ScoringModel model;
    private final Fold fold;
    private final List<Point> points = new ArrayList<>();
    private FoldedHistory state = FoldedHistory.EMPTY;
    private boolean changed;
    private int next;

    private Timeline(List<Instant> instants, ScoringModel model) {
        this.instants = List.copyOf(instants);
        this.model = model;
        this.fold = Fold.start(model);
    }

    /**
     * A point of the line.
     *
     * @param at the instant
     * @param score the score then, by what had happened until then
     */
    public record Point(Instant at, Score score) {}

    /**
     * A line of a lead of whom nothing is folded yet.
     *
     * @param instants rising
     */
    public static Timeline at(List<Instant> instants, ScoringModel model) {
        return new Timeline(instants, model);
    }

    /**
     * Folds one more touchpoint.
     *
     * @throws IllegalArgumentException if it lies before what was folded already
     */
    public void take(Touchpoint touchpoint) {
        reach(touchpoint.occurredAt());
        if (next < instants.size()) {
            fold.take(touchpoint);
            changed = true;
        }
    }

    /** The line, once all touchpoints are folded. */
    public List<Point> points() {
        reach(Instant.MAX);
        return List.copyOf(points);
    }

    /** The points before an instant. */
    private void reach(Instant until) {
        while (next < instants.size() && instants.get(next).isBefore(until)) {
            Instant at = instants.get(next++);
            state = changed ? fold.state() : state;
            changed = false;
            if (state.last() != null) {
                points.add(new Point(at, Evaluation.score(state, at, model)));
            }
        }
    }
}
