package io.ripen.lifecycle.stage;

import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.PoisonRecord;
import io.ripen.lanes.SequenceGate;
import io.ripen.lifecycle.domain.Decision;
import io.ripen.lifecycle.domain.LeadStage;
import io.ripen.lifecycle.domain.Lifecycle;
import io.ripen.lifecycle.domain.StageModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Folds the score changes of one batch, in order, and collects what is to be written and published. */
final class StageBatch {
    private final StageModel model;
    private final Map<String, LeadStage> before;
    private final SequencedMap<String, LeadRow> leads = new TreeMap<>();
    private final List<StageChanged> steps = new ArrayList<>();
    private final LaneOutcome.Builder outcome = LaneOutcome.builder();

    /** Starts from the leads' stored states; a lead without one is new. */
    StageBatch(StageModel model, Map<String, LeadStage> before) {
        this.model = model;
        this.before = Map.copyOf(before);
    }

    /** A lead as it is to be stored. */
    record LeadRow(LeadStage state, ScoreChanged change) {}

    void fold(LaneRecord input) {
        if (input.event() instanceof ScoreChanged change) {
            fold(input, change);
        } else {
            outcome.poison(new PoisonRecord(
                    input, "unexpected-event: " + input.envelope().type()));
        }
    }

    private void fold(LaneRecord input, ScoreChanged change) {
        LeadStage state = state(change.leadId());
        if (SequenceGate.check(state.scoreSequence(), change.sequence()) == SequenceGate.GAP) {
            outcome.gap();
        }
        switch (Lifecycle.decide(state, Snapshot.input(change), model)) {
            case Decision.Refused(Decision.Refusal ignored) -> outcome.duplicate();
            case Decision.Accepted accepted -> {
                leads.put(change.leadId(), new LeadRow(accepted.state(), change));
                accepted.transitions().stream()
                        .map(transition -> StageEvents.stageChanged(transition, change, model))
                        .forEach(step -> {
                            steps.add(step);
                            outcome.event(
                                    StageEvents.outgoing(step, input.envelope().traceParent()));
                        });
            }
        }
    }

    private LeadStage state(String leadId) {
        LeadRow changed = leads.get(leadId);
        return changed == null ? before.getOrDefault(leadId, LeadStage.UNSEEN) : changed.state();
    }

    /** The leads to be stored, by id. */
    SequencedMap<String, LeadRow> leads() {
        return leads;
    }

    /** The steps, in the order they were decided. */
    List<StageChanged> steps() {
        return List.copyOf(steps);
    }

    /** How many times leads went each way. */
    SequencedMap<Way, Long> flows() {
        Map<Way, Long> flows = new HashMap<>();
        steps.forEach(step -> flows.merge(new Way(step.from() == null ? "" : step.from(), step.to()), 1L, Long::sum));
        return new TreeMap<>(flows);
    }

    /** A way from a stage to the next; {@code from} is empty for a lead that comes in. */
    record Way(String from, String to) implements Comparable<Way> {
        @Override
        public int compareTo(Way other) {
            int byOrigin = from.compareTo(other.from);
            return byOrigin == 0 ? to.compareTo(other.to) : byOrigin;
        }
    }

    LaneOutcome outcome() {
        return outcome.build();
    }
}
