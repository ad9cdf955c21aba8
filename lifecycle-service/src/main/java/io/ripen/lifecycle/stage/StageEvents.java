package io.ripen.lifecycle.stage;

import io.ripen.contracts.Cause;
import io.ripen.contracts.EventType;
import io.ripen.contracts.privacy.LeadErased;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ReceiptLine;
import io.ripen.contracts.stage.Actor;
import io.ripen.contracts.stage.ContentUsed;
import io.ripen.contracts.stage.Deal;
import io.ripen.contracts.stage.GuardResult;
import io.ripen.contracts.stage.HandoverAdvice;
import io.ripen.contracts.stage.HandoverRequested;
import io.ripen.contracts.stage.Quarantine;
import io.ripen.contracts.stage.SlaBreached;
import io.ripen.contracts.stage.SlaChanged;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.contracts.stage.StageReason;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.lifecycle.domain.Axis;
import io.ripen.lifecycle.domain.Fact;
import io.ripen.lifecycle.domain.LifecycleEvent;
import io.ripen.lifecycle.domain.StageModel;
import io.ripen.lifecycle.domain.TransitionActor;
import io.ripen.lifecycle.domain.sla.ClockRun;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says in the public language what was decided. */
final class StageEvents {
    /** The producer: sequences count per lead from here. */
    static final String SOURCE = "/ripen/lifecycle";

    /** Numbers its own events: what is said of a lead's data is no part of its story. */
    private static final String PRIVACY = "/ripen/lifecycle/privacy";

    private static final int MOST_CONTENT = 20;

    private final StageModel model;
    private final String leadId;
    private final Seen seen;
    private final Cause cause;

    /** Speaks of one lead with what is known of it now, and of what set the decision off. */
    StageEvents(StageModel model, String leadId, Seen seen, Cause cause) {
        this.model = model;
        this.leadId = leadId;
        this.seen = seen;
        this.cause = cause;
    }

    Record data(LifecycleEvent happening) {
        return switch (happening) {
            case LifecycleEvent.Transition step -> stageChanged(step);
            case LifecycleEvent.Handover handover -> handover(handover);
            case LifecycleEvent.ClockChanged clock ->
                clock.change() == LifecycleEvent.ClockChange.BREACHED ? breached(clock) : slaChanged(clock);
        };
    }

    OutgoingEvent outgoing(LifecycleEvent happening, Record data, @Nullable String traceParent) {
        return new OutgoingEvent(
                type(data),
                "stage-" + leadId + "-" + happening.sequence(),
                SOURCE,
                leadId,
                leadId,
                happening.sequence(),
                happening.at(),
                data,
                traceParent);
    }

    /** Confirms that a lead is forgotten. It is said once per lead. */
    static OutgoingEvent erased(LeadErasureRequested request, Instant now, @Nullable String traceParent) {
        String leadId = request.leadId();
        return new OutgoingEvent(
                EventType.LEAD_ERASED,
                "erased-" + leadId,
                PRIVACY,
                leadId,
                leadId,
                1L,
                now,
                new LeadErased(leadId, 1, request.requestId(), "lifecycle", now),
                traceParent);
    }

    private static EventType type(Record data) {
        return switch (data) {
            case StageChanged changed -> EventType.STAGE_CHANGED;
            case HandoverRequested requested -> EventType.HANDOVER_REQUESTED;
            case SlaBreached breached -> EventType.SLA_BREACHED;
            case SlaChanged changed -> EventType.SLA_CHANGED;
            default -> throw new IllegalStateException("lifecycle does not publish " + data.getClass());
        };
    }

    private StageChanged stageChanged(LifecycleEvent.Transition step) {
        io.ripen.lifecycle.domain.Quarantine held = step.after().quarantine();
        io.ripen.lifecycle.domain.Deal deal = step.after().work().deal();
        return new StageChanged(
                leadId,
                step.sequence(),
                step.from(),
                step.to(),
                step.at(),
                published(step.reason()).wireName(),
                published(step.guards()),
                actor(step.by(), model.id()),
                new ModelRef(model.id(), model.version()),
                seen.score(),
                seen.sequence(),
                seen.snapshot().interests(),
                seen.snapshot().profile(),
                cause,
                step.fromSince(),
                step.feedbackReason(),
                step.after().work().owner(),
                seen.snapshot().origin(),
                held == null ? null : quarantine(held, model.id()),
                deal == null ? null : deal(deal));
    }

    static StageReason published(LifecycleEvent.Reason reason) {
        return switch (reason) {
            case IDENTIFIED -> StageReason.IDENTIFIED;
            case GUARDS_SATISFIED -> StageReason.GUARDS_SATISFIED;
            case GUARDS_HELD -> StageReason.GUARDS_HELD;
            case ACCEPT -> StageReason.ACCEPTED;
            case REJECT -> StageReason.REJECTED;
            case CONTACTED -> StageReason.CONTACTED;
            case BANT -> StageReason.BANT;
            case OPEN_OPPORTUNITY -> StageReason.OPPORTUNITY_OPENED;
            case WON -> StageReason.WON;
            case LOST -> StageReason.LOST;
            case RECYCLE -> StageReason.RECYCLED;
            case DISQUALIFY -> StageReason.DISQUALIFIED;
            case REOPEN -> StageReason.REOPENED;
            case SET_STAGE -> StageReason.SET_BY_HAND;
            case IMPORTED -> StageReason.IMPORTED;
            case MERGED -> StageReason.MERGED;
        };
    }

    static Quarantine quarantine(io.ripen.lifecycle.domain.Quarantine held, String modelId) {
        return new Quarantine(held.reason(), actor(held.by(), modelId), held.since(), held.until());
    }

    static Deal deal(io.ripen.lifecycle.domain.Deal deal) {
        return new Deal(deal.amount(), deal.currency(), Objects.toString(deal.expectedClose(), null));
    }

    private HandoverRequested handover(LifecycleEvent.Handover handover) {
        Snapshot known = seen.snapshot();
        return new HandoverRequested(
                leadId,
                handover.sequence(),
                handover.at(),
                handover.stage(),
                seen.score(),
                known.profile(),
                known.interests(),
                known.receipt(),
                cause,
                handover.owner(),
                known.origin(),
                new HandoverAdvice(
                        whyNow(known.receipt()),
                        handover.nextStep(),
                        contentUsed(known.receipt()),
                        handover.missing().stream().map(Fact::word).toList()));
    }

    /** The act that set it off; where none did, or it is worth nothing, the latest of those that weigh most. */
    private @Nullable String whyNow(List<ReceiptLine> receipt) {
        return receipt.stream()
                .filter(line ->
                        cause.touchpointId() != null && cause.touchpointId().equals(line.touchpointId()))
                .findFirst()
                .map(StageEvents::told)
                .or(() -> contentUsed(receipt).stream()
                        .findFirst()
                        .map(used -> used.subject() == null ? used.what() : used.what() + " " + used.subject()))
                .orElse(null);
    }

    private static String told(ReceiptLine line) {
        return line.detail() == null ? line.rule() : line.rule() + " " + line.detail();
    }

    private static List<ContentUsed> contentUsed(List<ReceiptLine> receipt) {
        Map<String, ContentUsed> latest = new TreeMap<>();
        for (ReceiptLine line : receipt) {
            Instant at = line.occurredAt();
            if (line.axis().equals(Axis.ENGAGEMENT.word()) && at != null && line.count() > 0) {
                latest.merge(
                        told(line),
                        new ContentUsed(at, line.rule(), line.detail()),
                        (one, other) -> one.at().isAfter(other.at()) ? one : other);
            }
        }
        return latest.values().stream()
                .sorted(Comparator.comparing(ContentUsed::at).reversed().thenComparing(ContentUsed::what))
                .limit(MOST_CONTENT)
                .toList();
    }

    private SlaBreached breached(LifecycleEvent.ClockChanged clock) {
        ClockRun run = clock.run();
        return new SlaBreached(
                leadId,
                clock.sequence(),
                run.stage(),
                run.clock(),
                run.startedAt(),
                Objects.requireNonNullElse(clock.dueAt(), clock.at()),
                clock.owner(),
                run.attempt(),
                seen.snapshot().origin());
    }

    private SlaChanged slaChanged(LifecycleEvent.ClockChanged clock) {
        ClockRun run = clock.run();
        return new SlaChanged(
                leadId,
                clock.sequence(),
                clock.at(),
                run.stage(),
                run.clock(),
                state(clock.change()),
                run.attempt(),
                run.startedAt(),
                clock.dueAt(),
                clock.owner(),
                seen.snapshot().origin());
    }

    private static SlaChanged.State state(LifecycleEvent.ClockChange change) {
        return switch (change) {
            case STARTED -> SlaChanged.State.STARTED;
            case DUE -> SlaChanged.State.DUE;
            case OVERDUE -> SlaChanged.State.OVERDUE;
            case ESCALATED -> SlaChanged.State.ESCALATED;
            case MET -> SlaChanged.State.MET;
            case PAUSED -> SlaChanged.State.PAUSED;
            case RESUMED -> SlaChanged.State.RESUMED;
            case CANCELLED -> SlaChanged.State.CANCELLED;
            case BREACHED -> throw new IllegalStateException("a breach has an event of its own");
        };
    }

    /** Who or what; a rule and a timer are named by their model. */
    static Actor actor(TransitionActor by, @Nullable String modelId) {
        return switch (by) {
            case TransitionActor.Rule() -> new Actor(Actor.Kind.RULE, modelId);
            case TransitionActor.Timer() -> new Actor(Actor.Kind.TIMER, modelId);
            case TransitionActor.User(String name) -> new Actor(Actor.Kind.USER, name);
        };
    }

    static List<GuardResult> published(List<io.ripen.lifecycle.domain.GuardResult> results) {
        return results.stream()
                .map(result -> new GuardResult(result.guard(), result.satisfied(), result.actual()))
                .toList();
    }
}
