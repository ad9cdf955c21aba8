package io.ripen.scoring.domain.lead;

import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.fold.FoldedHistory;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Campaign;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The stored touchpoints of the leads at hand. */
@FunctionalInterface
public interface LeadHistory {
    /** The touchpoints of a segment up to and including its position, in any order; not of a long history. */
    List<Touchpoint> of(Segment segment);

    /** Whether it may be too long to be held at once: then only its fold can be asked for. */
    default boolean isLong() {
        return false;
    }

    /**
     * The fold of segments, each up to and including its position.
     *
     * @param additions touchpoints that are folded as well, in any order; one that is in a segment, too, counts as given
     *     here
     */
    default FoldedHistory fold(List<Segment> segments, List<Touchpoint> additions, ScoringModel model) {
        List<Touchpoint> whole = new ArrayList<>(additions);
        segments.forEach(segment -> whole.addAll(of(segment)));
        return Fold.fold(whole, model);
    }

    /** The campaign that a touchpoint of a segment told of; null if it told of none, or is not there. */
    default @Nullable Campaign campaign(Segment segment, String touchpointId) {
        return of(segment).stream()
                .filter(touchpoint -> touchpoint.key().id().equals(touchpointId))
                .map(Touchpoint::campaign)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
