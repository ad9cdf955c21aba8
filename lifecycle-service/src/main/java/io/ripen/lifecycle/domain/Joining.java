package io.ripen.lifecycle.domain;

import io.ripen.lifecycle.domain.LifecycleEvent.Reason;
import io.ripen.lifecycle.domain.sla.ClockRun;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What another lead brings along that turned out to be this one: of the two standings the further one holds. */
final class Joining {
    private Joining() {}

    static Decision decide(LeadState before, Input.Joined joined, StageModel model, DecisionTime present) {
        if (before.current() == null || joined.standing().current() == null) {
            return new Decision.Refused(Decision.Refusal.LEAD_UNKNOWN);
        }
        if (before.isMerged()) {
            return new Decision.Refused(Decision.Refusal.LEAD_MERGED);
        }
        if (before.ties().hasJoined(joined.leadId(), joined.merge().number())) {
            return new Decision.Refused(Decision.Refusal.ALREADY_SEEN);
        }
        Walk walk = new Walk(before, joined.known(), model, present);
        walk.advance(joined.merge().at());
        Instant at = walk.notBefore(joined.merge().at());
        if (model.isFurther(stage(joined.standing()), stage(walk.state()))) {
            takeOver(walk, joined, model, at);
        } else {
            keep(walk, joined, model, at);
        }
        walk.settle(at, new TransitionActor.Rule());
        return walk.decision();
    }

    private static String stage(LeadState state) {
        StageStay current = state.current();
        if (current == null) {
            throw new IllegalStateException("a lead that was decided on has no stage");
        }
        return current.stage();
    }

    private static void takeOver(Walk walk, Input.Joined joined, StageModel model, Instant at) {
        LeadState own = walk.state();
        LeadState other = joined.standing();
        String stage = stage(other);
        // What sales did in a round that is over is no part of this one.
        Work before = model.isWithSales(stage(own)) ? own.work() : own.work().anew();
        Ties ties = own.ties();
        Quarantine left = Quarantine.longer(ties.quarantine(), other.ties().quarantine(), at);
        walk.become(own.tied(ties.joining(joined.leadId(), joined.merge().number(), left)));
        walk.enter(
                stage,
                at,
                new Cause(Reason.MERGED, List.of(), new TransitionActor.Rule(), null),
                entered -> entered.with(other.work().over(before))
                        .under(Quarantine.longer(
                                other.quarantine(), entered.ties().quarantine(), at))
                        .from(other.baseline()));
        for (ClockRun run : other.clocks()) {
            walk.takeOver(run, at);
        }
    }

    private static void keep(Walk walk, Input.Joined joined, StageModel model, Instant at) {
        LeadState own = walk.state();
        Work other = joined.standing().work();
        boolean goesOn = goesOn(own, joined.standing(), model);
        Quarantine left = withEnd(joined.standing().quarantine());
        Quarantine held = Quarantine.longer(own.ties().quarantine(), left, at);
        walk.become(own.tied(own.ties().joining(joined.leadId(), joined.merge().number(), held))
                .under(Quarantine.longer(own.quarantine(), left, at))
                .with(goesOn ? other.over(own.work()) : own.work().knowing(other)));
        Instant contactedAt = other.contactedAt();
        if (goesOn && contactedAt != null) {
            walk.meet(Verb.CONTACTED, contactedAt.isBefore(at) ? walk.notBefore(contactedAt) : at);
        }
    }

    /** Whether sales works the other lead in the same stage and has said nothing of this one, which may have come there since. */
    private static boolean goesOn(LeadState own, LeadState other, StageModel model) {
        return stage(own).equals(stage(other))
                && model.isWithSales(stage(own))
                && !own.work().isHeardOf()
                && other.work().isHeardOf();
    }

    /** A quarantine that only leaving a stage ends would never end for a lead that is not in that stage. */
    private static @Nullable Quarantine withEnd(@Nullable Quarantine quarantine) {
        return quarantine == null || quarantine.until() == null ? null : quarantine;
    }
}
