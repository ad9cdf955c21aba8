package io.ripen.lifecycle.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides which stages a lead enters. The same inputs give the same decisions, always. */
public final class Lifecycle {

    private Lifecycle() {}

    /**
     * Looks at a score change. Where it satisfies several guards at once, each stage is entered, one after the other:
     * none is skipped.
     */
    public static Decision decide(LeadStage state, ScoreSnapshot input, StageModel model) {
        if (input.sequence() <= state.scoreSequence()) {
            return new Decision.Refused(Decision.Refusal.ALREADY_SEEN);
        }
        LeadStage reached = state.having(input);
        List<Transition> transitions = new ArrayList<>();
        Optional<Transition> step = next(reached, input, model);
        while (step.isPresent()) {
            transitions.add(step.get());
            reached = reached.after(step.get());
            step = next(reached, input, model);
        }
        return new Decision.Accepted(reached, transitions);
    }

    /** The stages that the lead can enter next by itself, with what is there and what is missing. */
    public static List<Prospect> prospects(LeadStage state, ScoreSnapshot input, StageModel model) {
        return guardedFrom(state, model)
                .map(stage -> new Prospect(stage.name(), Guards.check(stage.guard(), input)))
                .toList();
    }

    private static Optional<Transition> next(LeadStage state, ScoreSnapshot input, StageModel model) {
        if (state.current() == null) {
            String first = model.stages().getFirst().name();
            return Optional.of(new Transition(
                    state.sequence() + 1, null, first, input.asOf(), Transition.Reason.IDENTIFIED, List.of()));
        }
        String from = state.current().stage();
        return prospects(state, input, model).stream()
                .filter(prospect -> Guards.satisfied(prospect.guards()))
                .findFirst()
                .map(prospect -> new Transition(
                        state.sequence() + 1,
                        from,
                        prospect.stage(),
                        input.asOf(),
                        Transition.Reason.GUARDS_SATISFIED,
                        prospect.guards()));
    }

    private static Stream<GuardedStage> guardedFrom(LeadStage state, StageModel model) {
        Stay current = state.current();
        return model.stages().stream().<GuardedStage>mapMulti((stage, sink) -> {
            if (current != null
                    && stage.entry() instanceof Entry.ByGuard(List<String> from, Condition guard)
                    && from.contains(current.stage())) {
                sink.accept(new GuardedStage(stage.name(), guard));
            }
        });
    }

    private record GuardedStage(String name, Condition guard) {}
}
