package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The score of a lead as it went, folded once from the oldest touchpoint to the newest. */
public final class Timeline {
    private Timeline() {}

    /**
     * A point of the line.
     *
     * @param at the instant
     * @param score the score then, by what had happened until then
     */
    public record Point(Instant at, Score score) {}

    /**
     * The score at several instants. There is none before the first touchpoint.
     *
     * @param history touchpoints in any order, with any duplicates
     * @param instants rising
     */
    public static List<Point> of(Collection<Touchpoint> history, List<Instant> instants, ScoringModel model) {
        List<Touchpoint> ordered = history.stream()
                .sorted(Comparator.comparing(Touchpoint::key))
                .distinct()
                .toList();
        List<Point> points = new ArrayList<>(instants.size());
        FoldedHistory state = FoldedHistory.EMPTY;
        int next = 0;
        for (Instant at : instants) {
            int reached = next;
            while (reached < ordered.size()
                    && !ordered.get(reached).occurredAt().isAfter(at)) {
                reached++;
            }
            state = reached == next ? state : Fold.fold(state, ordered.subList(next, reached), model);
            next = reached;
            if (state.last() != null) {
                points.add(new Point(at, Evaluation.score(state, at, model)));
            }
        }
        return points;
    }
}
