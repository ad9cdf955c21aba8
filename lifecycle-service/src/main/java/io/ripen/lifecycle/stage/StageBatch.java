package io.ripen.lifecycle.stage;

import io.ripen.contracts.Cause;
import io.ripen.contracts.privacy.ConsentChanged;
import io.ripen.contracts.privacy.LeadErased;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.score.ScoreReason;
import io.ripen.contracts.stage.SalesFeedback;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.lanes.DueTimer;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.PoisonRecord;
import io.ripen.lanes.SequenceGate;
import io.ripen.lanes.TimerChange;
import io.ripen.lifecycle.LeadKeys;
import io.ripen.lifecycle.domain.Decision;
import io.ripen.lifecycle.domain.DecisionTime;
import io.ripen.lifecycle.domain.Input;
import io.ripen.lifecycle.domain.LeadState;
import io.ripen.lifecycle.domain.Lifecycle;
import io.ripen.lifecycle.domain.LifecycleEvent;
import io.ripen.lifecycle.domain.StageModel;
import io.ripen.lifecycle.domain.StageStay;
import io.ripen.lifecycle.domain.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides the inputs of one batch, in order, and collects what is to be written and published. */
final class StageBatch {
    static final String ALARM = "alarm";

    private final StageModel model;
    private final DecisionTime present;
    private final Duration quietPeriod;
    private final Map<String, Known> before;
    private final Map<TakenCommand.Key, TakenCommand> taken;
    private final Set<String> erased;
    private final MergedLeads merged;
    private final SortedMap<String, LeadErasureRequested> erasures = new TreeMap<>();
    private final List<StageMove> departures = new ArrayList<>();
    private final List<PoisonRecord> poison = new ArrayList<>();
    private final SequencedMap<String, LeadRow> leads = new TreeMap<>();
    private final List<StageChanged> steps = new ArrayList<>();
    private final List<OtherEvent> others = new ArrayList<>();
    private final List<SaidRow> said = new ArrayList<>();
    private final TakenImports imports;
    private final LaneOutcome.Builder outcome = LaneOutcome.builder();

    /** Starts from what is stored. */
    StageBatch(StageModel model, DecisionTime present, Duration quietPeriod, Stored stored, MergedLeads merged) {
        this.model = model;
        this.present = present;
        this.quietPeriod = quietPeriod;
        this.before = Map.copyOf(stored.leads());
        this.taken = new HashMap<>(stored.taken());
        this.imports = new TakenImports(stored.imports());
        this.erased = new HashSet<>(stored.erased());
        this.merged = merged;
    }

    /**
     * A lead as it is stored.
     *
     * @param state where it stands
     * @param seen the score that was looked at last; absent where nothing in the batch asks for it
     */
    record Known(LeadState state, @Nullable Seen seen) {}

    void fold(LaneRecord input) {
        if (isForgotten(input)) {
            outcome.duplicate();
            return;
        }
        Optional<PoisonRecord> mismatch = LeadKeys.mismatch(input);
        if (mismatch.isPresent()) {
            poison.add(mismatch.get());
            return;
        }
        switch (input.event()) {
            case ScoreChanged change -> score(input, change);
            case SalesFeedback feedback -> feedback(input, feedback);
            case LeadErasureRequested request -> erase(request, input.envelope().traceParent());
            case LeadErased confirmation -> {
                // What other services have forgotten; the request came before.
            }
            case ConsentChanged consent -> {
                // Scores carry the consents.
            }
            default ->
                poison.add(new PoisonRecord(
                        input, "unexpected-event: " + input.envelope().type()));
        }
    }

    private boolean isForgotten(LaneRecord input) {
        return erased.contains(LeadKeys.lead(input));
    }

    /** Forgets a lead, with what the batch has decided of it so far, and says so. */
    private void erase(LeadErasureRequested request, @Nullable String traceParent) {
        String leadId = request.leadId();
        StageStay current = state(leadId).current();
        if (current != null) {
            departures.add(new StageMove(current.stage(), ""));
        }
        leads.remove(leadId);
        erased.add(leadId);
        erasures.put(leadId, request);
        outcome.timer(new TimerChange.Cancel(leadId, ALARM));
        outcome.event(StageEvents.erased(request, present.now(), traceParent));
    }

    private void score(LaneRecord input, ScoreChanged change) {
        String leadId = change.leadId();
        LeadState state = state(leadId);
        if (SequenceGate.check(state.scoreSequence(), change.sequence()) == SequenceGate.GAP) {
            outcome.gap();
        }
        if (change.reason() == ScoreReason.MERGED && change.sequence() > state.scoreSequence()) {
            // Before the score, so that what another lead stood for is not reached once more.
            join(leadId);
        }
        Seen known = seen(leadId);
        Input scored = new Input.Scored(Snapshot.input(change), known == null ? null : known.input());
        switch (Lifecycle.decide(state(leadId), scored, model, present)) {
            case Decision.Refused(Decision.Refusal ignored) -> outcome.duplicate();
            case Decision.Accepted accepted -> {
                take(
                        leadId,
                        Seen.of(change),
                        accepted,
                        change.cause(),
                        input.envelope().traceParent());
                merged.tellOfMerge(leadId, state, accepted.state(), present.now());
                join(leadId);
            }
        }
    }

    /** Has a lead look at those that turned out to be it, as far as it has not; one that is another one has that look. */
    private void join(String leadId) {
        Seen seen = seen(leadId);
        LeadState state = state(leadId);
        if (seen == null || state.isMerged()) {
            return;
        }
        for (MergedLeads.Newcomer newcomer : merged.newcomers(leadId, state, leads, erased)) {
            Input joined = new Input.Joined(newcomer.leadId(), newcomer.merge(), newcomer.standing(), seen.input());
            if (Lifecycle.decide(state(leadId), joined, model, present) instanceof Decision.Accepted accepted) {
                Cause cause = new Cause(null, newcomer.merge().at(), present.now());
                take(leadId, seen, accepted, cause, null);
            }
        }
    }

    private void join(LaneCommand command) {
        if (!merged.passOn(command, state(command.subject()), present.now())) {
            join(command.subject());
        }
    }

    private void feedback(LaneRecord input, SalesFeedback feedback) {
        Optional<Verb> verb = SalesCommand.verb(feedback.action());
        if (verb.isEmpty()) {
            poison.add(new PoisonRecord(input, "unknown-action"));
            return;
        }
        Optional<SalesBounds.Flaw> flaw = SalesBounds.flaw(feedback);
        if (flaw.isPresent()) {
            poison.add(new PoisonRecord(input, flaw.get().code()));
            return;
        }
        if (seen(feedback.leadId()) == null) {
            poison.add(new PoisonRecord(input, Decision.Refusal.LEAD_UNKNOWN.code()));
            return;
        }
        if (taken.containsKey(key(feedback))) {
            outcome.duplicate();
            return;
        }
        said(
                new SalesCommand.Order(feedback, null),
                verb.get(),
                input.envelope().traceParent());
    }

    private static TakenCommand.Key key(SalesFeedback feedback) {
        return new TakenCommand.Key(feedback.leadId(), feedback.commandId());
    }

    /** Carries a command out unless it is refused; what was refused is kept with the reason. */
    private Optional<Decision.Refusal> said(SalesCommand.Order order, Verb verb, @Nullable String traceParent) {
        String leadId = order.feedback().leadId();
        Seen seen = seen(leadId);
        if (seen == null) {
            return Optional.of(Decision.Refusal.LEAD_UNKNOWN);
        }
        Optional<Decision.Refusal> refusal = decide(order, verb, seen, traceParent);
        taken.put(
                key(order.feedback()),
                new TakenCommand(refusal.map(Decision.Refusal::code).orElse(null)));
        return refusal;
    }

    private Optional<Decision.Refusal> decide(
            SalesCommand.Order order, Verb verb, Seen seen, @Nullable String traceParent) {
        String leadId = order.feedback().leadId();
        var translated = SalesCommand.feedback(order.feedback(), verb, present.now());
        Input input = new Input.Said(translated, seen.input());
        return switch (Lifecycle.decide(state(leadId), input, model, present)) {
            case Decision.Refused(Decision.Refusal reason) -> {
                said.add(new SaidRow(order, translated.at(), reason.code()));
                yield Optional.of(reason);
            }
            case Decision.Accepted accepted -> {
                said.add(new SaidRow(order, translated.at(), null));
                take(leadId, seen, accepted, new Cause(null, translated.at(), present.now()), traceParent);
                yield Optional.empty();
            }
        };
    }

    void fire(DueTimer timer) {
        Seen seen = seen(timer.subject());
        if (seen == null) {
            return;
        }
        Input passed = new Input.Passed(present.now(), seen.input());
        if (Lifecycle.decide(state(timer.subject()), passed, model, present) instanceof Decision.Accepted accepted) {
            take(timer.subject(), seen, accepted, new Cause(null, timer.dueAt(), present.now()), null);
        }
    }

    void carryOut(LaneCommand command) {
        switch (command.kind()) {
            case SalesCommand.FEEDBACK -> {
                SalesCommand.Order order = SalesCommand.Order.read(command.payload());
                SalesFeedback feedback = order.feedback();
                TakenCommand earlier = seen(feedback.leadId()) == null ? null : taken.get(key(feedback));
                Optional<String> refusal = earlier == null
                        ? SalesCommand.verb(feedback.action())
                                .map(verb -> said(order, verb, null))
                                // A newer instance stored it.
                                .orElse(Optional.of(Decision.Refusal.COMMAND_NOT_ALLOWED))
                                .map(Decision.Refusal::code)
                        : Optional.ofNullable(earlier.refusal());
                answer(command, refusal, earlier != null);
            }
            case SalesCommand.IMPORT -> {
                SalesCommand.Import row = StageJson.read(command.payload(), SalesCommand.Import.class);
                Optional<TakenCommand> earlier = imports.earlier(command.subject(), row);
                TakenCommand taken = earlier.orElseGet(() -> imported(command.subject(), row));
                answer(command, Optional.ofNullable(taken.refusal()), earlier.isPresent());
            }
            case MergedLeads.KIND -> join(command);
            default -> throw new IllegalStateException("RIPEN-LC-202 unknown kind of command " + command.kind());
        }
    }

    private TakenCommand imported(String leadId, SalesCommand.Import row) {
        Seen seen = seen(leadId);
        if (seen == null) {
            return new TakenCommand(Decision.Refusal.LEAD_UNKNOWN.code());
        }
        Instant since = row.since() == null || row.since().isAfter(present.now()) ? present.now() : row.since();
        Input input = new Input.Imported(row.stage(), since, row.owner(), row.author(), seen.input());
        return switch (Lifecycle.decide(state(leadId), input, model, present)) {
            case Decision.Refused(Decision.Refusal reason) -> imports.taken(leadId, row, reason.code());
            case Decision.Accepted accepted -> {
                take(leadId, seen, accepted, new Cause(null, since, present.now()), null);
                yield imports.taken(leadId, row, null);
            }
        };
    }

    private void answer(LaneCommand command, Optional<String> refusal, boolean isRepeated) {
        LeadState state = state(command.subject());
        outcome.answer(SalesCommand.answer(command, refusal.orElse(null), state, model, isRepeated));
    }

    private void take(String leadId, Seen seen, Decision.Accepted accepted, Cause cause, @Nullable String traceParent) {
        LeadRow row = new LeadRow(leadId, accepted.state(), seen, hadAlarm(leadId));
        leads.put(leadId, row);
        StageEvents events = new StageEvents(model, leadId, seen, cause);
        for (LifecycleEvent happening : accepted.happenings()) {
            Record data = events.data(happening);
            if (data instanceof StageChanged step) {
                steps.add(step);
            }
            var event = events.outgoing(happening, data, traceParent);
            if (!(data instanceof StageChanged)) {
                others.add(new OtherEvent(leadId, happening, event.type().typeName(), data));
            }
            outcome.event(event);
        }
    }

    private boolean hadAlarm(String leadId) {
        LeadRow changed = leads.get(leadId);
        Known stored = before.get(leadId);
        return changed != null
                ? changed.hadAlarm() || changed.wake(model).isPresent()
                : stored != null && Lifecycle.wake(stored.state(), model).isPresent();
    }

    private LeadState state(String leadId) {
        if (erased.contains(leadId)) {
            return LeadState.UNSEEN;
        }
        LeadRow changed = leads.get(leadId);
        Known stored = before.get(leadId);
        return changed != null ? changed.state() : stored == null ? LeadState.UNSEEN : stored.state();
    }

    private @Nullable Seen seen(String leadId) {
        if (erased.contains(leadId)) {
            return null;
        }
        LeadRow changed = leads.get(leadId);
        Known stored = before.get(leadId);
        return changed != null ? changed.seen() : stored == null ? null : stored.seen();
    }

    /** What other lanes are to be told, with the same commit. */
    List<LaneCommand> commands() {
        return merged.commands();
    }

    /** The leads to be stored, by id. */
    SequencedMap<String, LeadRow> leads() {
        return leads;
    }

    /** The steps, in the order they were decided. */
    List<StageChanged> steps() {
        return steps.stream().filter(step -> !erased.contains(step.leadId())).toList();
    }

    /** Handovers and what became of clocks, in the order they were decided. */
    List<OtherEvent> others() {
        return others.stream().filter(event -> !erased.contains(event.leadId())).toList();
    }

    /** The commands of sales. */
    List<SaidRow> said() {
        return said.stream()
                .filter(row -> !erased.contains(row.feedback().leadId()))
                .toList();
    }

    /** The rows of imports that were decided. */
    List<TakenImports.Row> imports() {
        return imports.rows().stream()
                .filter(row -> !erased.contains(row.leadId()))
                .toList();
    }

    /** How many times leads went each way. */
    SequencedMap<StageMove, Long> flows() {
        return StageMove.count(steps, departures);
    }

    /** What asks for leads to be forgotten, by lead. */
    SortedMap<String, LeadErasureRequested> erasures() {
        return erasures;
    }

    /** Whether a lead is forgotten, now or before. */
    boolean isErased(String leadId) {
        return erased.contains(leadId);
    }

    LaneOutcome outcome() {
        leads.values()
                .forEach(lead -> lead.alarm(model, present.now().plus(quietPeriod), present.now())
                        .ifPresent(outcome::timer));
        poison.stream().filter(each -> !isForgotten(each.record())).forEach(outcome::poison);
        return outcome.build();
    }
}
