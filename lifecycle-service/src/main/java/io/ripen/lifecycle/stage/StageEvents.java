package io.ripen.lifecycle.stage;

import io.ripen.contracts.EventType;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.stage.Actor;
import io.ripen.contracts.stage.GuardResult;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.lifecycle.domain.StageModel;
import io.ripen.lifecycle.domain.Transition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in the public language what was decided. */
final class StageEvents {
    /** The producer: sequences count per lead from here. */
    static final String SOURCE = "/ripen/lifecycle";

    private StageEvents() {}

    static StageChanged stageChanged(Transition transition, ScoreChanged change, StageModel model) {
        return new StageChanged(
                change.leadId(),
                transition.sequence(),
                transition.from(),
                transition.to(),
                transition.at(),
                transition.reason().code(),
                published(transition.guards()),
                new Actor(Actor.Kind.RULE, model.id()),
                new ModelRef(model.id(), model.version()),
                change.score(),
                change.sequence(),
                change.interests(),
                change.profile(),
                change.cause(),
                null,
                null,
                null,
                change.origin(),
                null,
                null);
    }

    static List<GuardResult> published(List<io.ripen.lifecycle.domain.GuardResult> results) {
        return results.stream()
                .map(result -> new GuardResult(result.guard(), result.satisfied(), result.actual()))
                .toList();
    }

    static OutgoingEvent outgoing(StageChanged event, @Nullable String traceParent) {
        return new OutgoingEvent(
                EventType.STAGE_CHANGED,
                "stage-" + event.leadId() + "-" + event.sequence(),
                SOURCE,
                event.leadId(),
                event.leadId(),
                event.sequence(),
                event.at(),
                event,
                traceParent);
    }
}
