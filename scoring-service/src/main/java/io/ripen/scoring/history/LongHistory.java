package io.ripen.scoring.history;

import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.scoring.domain.fold.FoldedHistory;
import io.ripen.scoring.domain.lead.LeadHistory;
import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Campaign;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Histories that may be too long to be held. A decision is tried first to learn what it asks; that is read page after
 * page, and answered when the decision is made. Not thread-safe.
 */
public final class LongHistory implements KeptHistory {
    /** What a decision asks. */
    public sealed interface Question {
        /** The fold of segments and of touchpoints beside them. */
        record OfFold(List<Segment> segments, List<Touchpoint> additions) implements Question {
            /** Copies the lists. */
            public OfFold {
                segments = List.copyOf(segments);
                additions = List.copyOf(additions);
            }
        }

        /** The campaign that a touchpoint told of. */
        record OfCampaign(Segment segment, String touchpointId) implements Question {}
    }

    private record Placed(Segment place, TouchpointCaptured kept) {
        boolean isIn(Segment segment) {
            return place.visitorKey().equals(segment.visitorKey())
                    && place.segment() == segment.segment()
                    && place.through() <= segment.through();
        }
    }

    private final Map<Question, FoldedHistory> folds = new HashMap<>();
    private final Map<Question, Optional<Campaign>> campaigns = new HashMap<>();
    private final Map<TouchpointId, Verdict> heard = new HashMap<>();
    private final List<Placed> added = new ArrayList<>();

    /**
     * What a decision will ask; answers to an earlier one are forgotten.
     *
     * @param decision decides with the history given, and does nothing else
     */
    public List<Question> questions(Consumer<LeadHistory> decision) {
        folds.clear();
        campaigns.clear();
        Trial trial = new Trial();
        decision.accept(trial);
        return List.copyOf(trial.asked);
    }

    /** Answers a question. */
    public void answer(Question.OfFold question, FoldedHistory folded) {
        folds.put(question, folded);
    }

    /** Answers a question. */
    public void answer(Question.OfCampaign question, @Nullable Campaign campaign) {
        campaigns.put(question, Optional.ofNullable(campaign));
    }

    /** Verdicts that the table does not know yet. */
    Map<TouchpointId, Verdict> heard() {
        return Map.copyOf(heard);
    }

    /** Touchpoints of these segments that the table does not know yet. */
    List<TouchpointCaptured> added(List<Segment> segments) {
        return added.stream()
                .filter(placed -> segments.stream().anyMatch(placed::isIn))
                .map(Placed::kept)
                .toList();
    }

    @Override
    public List<Touchpoint> of(Segment segment) {
        throw new IllegalStateException("a long history is not held");
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public FoldedHistory fold(List<Segment> segments, List<Touchpoint> additions, ScoringModel model) {
        FoldedHistory folded = folds.get(new Question.OfFold(segments, additions));
        if (folded == null) {
            throw new IllegalStateException("the decision asked something else when it was tried");
        }
        return folded;
    }

    @Override
    public @Nullable Campaign campaign(Segment segment, String touchpointId) {
        return campaigns
                .getOrDefault(new Question.OfCampaign(segment, touchpointId), Optional.empty())
                .orElse(null);
    }

    @Override
    public @Nullable Verdict judge(TouchpointId id, @Nullable Verdict verdict) {
        return verdict == null ? heard.remove(id) : heard.put(id, verdict);
    }

    @Override
    public void add(Segment place, TouchpointCaptured kept) {
        added.add(new Placed(place, kept));
    }

    /** Takes down what is asked of it. Its answers are empty, so that all that may be asked is. */
    private static final class Trial implements LeadHistory {
        private final List<Question> asked = new ArrayList<>();

        @Override
        public List<Touchpoint> of(Segment segment) {
            throw new IllegalStateException("a long history is not held");
        }

        @Override
        public boolean isLong() {
            return true;
        }

        @Override
        public FoldedHistory fold(List<Segment> segments, List<Touchpoint> additions, ScoringModel model) {
            asked.add(new Question.OfFold(segments, additions));
            return FoldedHistory.EMPTY;
        }

        @Override
        public @Nullable Campaign campaign(Segment segment, String touchpointId) {
            asked.add(new Question.OfCampaign(segment, touchpointId));
            return null;
        }
    }
}
