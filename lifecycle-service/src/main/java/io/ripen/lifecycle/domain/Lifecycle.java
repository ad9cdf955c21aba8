package io.ripen.lifecycle.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Decides which stages a lead enters and what becomes of its clocks. The same inputs give the same decisions, always. */
public final class Lifecycle {
    private Lifecycle() {}

    /**
     * Looks at an input. Where several guards are satisfied, each stage is entered, one after the other: none is skipped.
     * What clocks and dwell times had become of the lead until the input's own time is decided first.
     */
    public static Decision decide(LeadState state, Input input, StageModel model, DecisionTime present) {
        return switch (input) {
            case Input.Scored scored -> scored(state, scored, model, present);
            case Input.Said said -> Commands.decide(state, said, model, present);
            case Input.Passed(Instant now, ScoreSnapshot known) -> {
                Walk walk = new Walk(state, known, model, present);
                walk.advance(now);
                yield walk.decision();
            }
            case Input.Imported imported -> Commands.decide(state, imported, model, present);
            case Input.Joined joined -> Joining.decide(state, joined, model, present);
        };
    }

    private static Decision scored(LeadState state, Input.Scored scored, StageModel model, DecisionTime present) {
        ScoreSnapshot snapshot = scored.snapshot();
        if (snapshot.sequence() <= state.scoreSequence()) {
            return new Decision.Refused(Decision.Refusal.ALREADY_SEEN);
        }
        if (state.current() == null && snapshot.isMerged()) {
            return new Decision.Refused(Decision.Refusal.LEAD_MERGED);
        }
        ScoreSnapshot known = scored.known();
        Walk walk = new Walk(state, known == null ? snapshot : known, model, present);
        walk.advance(snapshot.isMerged() ? snapshot.toldAt() : snapshot.asOf());
        walk.look(snapshot);
        return walk.decision();
    }

    /** The stages that the lead can enter next by itself, with what is there and what is missing. */
    public static List<Prospect> prospects(LeadState state, ScoreSnapshot input, StageModel model) {
        return open(state, model)
                .map(way -> new Prospect(
                        way.to(),
                        new Guards(input, state).check(way.way().guard()),
                        way.way().dwell()))
                .toList();
    }

    /** The next instant at which time alone changes something; empty if it never does. */
    public static Optional<Instant> wake(LeadState state, StageModel model) {
        return state.isMerged() ? Optional.empty() : Alarm.next(state, model).map(Alarm::at);
    }

    /** A way out of the stage in which a lead is. */
    record OpenWay(String id, String to, TransitionRule way) {}

    /** The ways out of the lead's stage: the highest priority first, then in the order of the stages. */
    static Stream<OpenWay> open(LeadState state, StageModel model) {
        StageStay current = state.current();
        if (current == null) {
            return Stream.of();
        }
        return model.stages().stream()
                .flatMap(stage -> IntStream.range(0, stage.ways().size())
                        .mapToObj(index -> new OpenWay(
                                TransitionRule.id(stage.name(), index),
                                stage.name(),
                                stage.ways().get(index))))
                .filter(open -> open.way().from().contains(current.stage()))
                .sorted((one, other) ->
                        Integer.compare(other.way().priority(), one.way().priority()));
    }
}
