package io.ripen.lifecycle.kpi;

import io.ripen.contracts.lead.LeadOrigin;
import io.ripen.contracts.privacy.LeadErased;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.contracts.stage.Actor;
import io.ripen.contracts.stage.HandoverRequested;
import io.ripen.contracts.stage.SlaBreached;
import io.ripen.contracts.stage.SlaChanged;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.lanes.LaneRecord;
import io.ripen.lifecycle.domain.kpi.Belonging;
import io.ripen.lifecycle.domain.kpi.LeadEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads events as figures see them. */
final class LeadEvents {
    private LeadEvents() {}

    /** The event of a lead; empty for one that says nothing about figures, such as a consent. */
    static Optional<LeadEvent> of(LaneRecord record) {
        Record event = record.event();
        if (event instanceof LeadErasureRequested(String lead, long number, String request, java.time.Instant at)) {
            return Optional.of(new LeadEvent.Erased(at));
        }
        if (event instanceof LeadErased erased) {
            return Optional.of(new LeadEvent.Erased(erased.erasedAt()));
        }
        Long sequence = record.envelope().sequence();
        if (sequence == null) {
            return Optional.empty();
        }
        if (event instanceof StageChanged step) {
            return Optional.of(stepped(step));
        }
        if (event instanceof HandoverRequested handover) {
            return Optional.of(new LeadEvent.HandedOver(
                    handover.sequence(),
                    handover.at(),
                    handover.stage(),
                    belonging(handover.origin(), handover.owner())));
        }
        if (event instanceof SlaChanged change) {
            return Optional.of(new LeadEvent.Clock(
                    change.sequence(),
                    change.at(),
                    change.stage(),
                    change.clock(),
                    change.attempt(),
                    state(change.state()),
                    change.startedAt(),
                    change.dueAt(),
                    belonging(change.origin(), change.owner())));
        }
        if (event instanceof SlaBreached breach) {
            return Optional.of(new LeadEvent.Clock(
                    breach.sequence(),
                    breach.dueAt(),
                    breach.stage(),
                    breach.clock(),
                    breach.attempt() == null ? 1 : breach.attempt(),
                    LeadEvent.ClockState.BREACHED,
                    breach.startedAt(),
                    record.envelope().time(),
                    belonging(breach.origin(), breach.owner())));
        }
        return Optional.empty();
    }

    private static LeadEvent stepped(StageChanged step) {
        String given = step.feedbackReason() == null ? step.reason() : step.feedbackReason();
        return new LeadEvent.Stepped(
                step.sequence(),
                step.at(),
                step.from(),
                step.fromSince(),
                step.to(),
                belonging(step.origin(), step.owner()),
                step.score().band(),
                step.by().kind() == Actor.Kind.RULE ? null : Belonging.text(given));
    }

    private static LeadEvent.ClockState state(SlaChanged.State state) {
        return switch (state) {
            case STARTED -> LeadEvent.ClockState.STARTED;
            case MET -> LeadEvent.ClockState.MET;
            case DUE, OVERDUE -> LeadEvent.ClockState.OPEN;
            case ESCALATED, PAUSED, RESUMED, CANCELLED, UNKNOWN -> LeadEvent.ClockState.OTHER;
        };
    }

    private static Belonging belonging(@Nullable LeadOrigin origin, @Nullable String owner) {
        return origin == null
                ? Belonging.of(null, null, owner)
                : Belonging.of(origin.source(), origin.campaign(), owner);
    }
}
