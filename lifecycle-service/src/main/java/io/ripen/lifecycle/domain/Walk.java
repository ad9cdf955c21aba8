package io.ripen.lifecycle.domain;

import io.ripen.lifecycle.domain.LifecycleEvent.ClockChange;
import io.ripen.lifecycle.domain.LifecycleEvent.Reason;
import io.ripen.lifecycle.domain.sla.Clock;
import io.ripen.lifecycle.domain.sla.ClockPhase;
import io.ripen.lifecycle.domain.sla.ClockRun;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A lead on its way through the stages while one input is decided on. Used once. */
final class Walk {
    /**
     * Most that time alone brings about in one decision, so that no model can keep a lane busy for ever; what is left waits
     * for the next timer.
     */
    private static final int MOST_ALARMS = 100;

    private final StageModel model;
    private final DecisionTime present;
    private final List<LifecycleEvent> happenings = new ArrayList<>();
    private ScoreSnapshot input;
    private LeadState state;

    Walk(LeadState state, ScoreSnapshot input, StageModel model, DecisionTime present) {
        this.state = state;
        this.input = input;
        this.model = model;
        this.present = present;
    }

    Decision decision() {
        return new Decision.Accepted(state, happenings);
    }

    LeadState state() {
        return state;
    }

    /** Looks at a new score. */
    void look(ScoreSnapshot snapshot) {
        input = snapshot;
        boolean wasMerged = state.isMerged();
        state = state.seeing(snapshot);
        Instant at = notBefore(wasMerged || snapshot.isMerged() ? snapshot.toldAt() : snapshot.asOf());
        if (snapshot.isMerged()) {
            standStill(at);
            return;
        }
        if (wasMerged) {
            goOn(present.beginning(at));
        }
        Baseline baseline = state.baseline();
        state = state.from(baseline == null ? null : baseline.seeing(snapshot));
        if (state.current() == null) {
            String first = model.stages().getFirst().name();
            enter(first, at, new Cause(Reason.IDENTIFIED, List.of(), new TransitionActor.Rule(), null));
        }
        settle(at, new TransitionActor.Rule());
    }

    /** No time of a lead that is another one counts: neither for its clocks nor for ways that ask for a dwell. */
    private void standStill(Instant at) {
        state = state.waitingFor(Map.of());
        for (ClockRun run : state.clocks()) {
            if (!run.isPaused() && run.phase() != ClockPhase.ESCALATED) {
                ClockRun paused = run.paused(at, model.calendar());
                replace(run, paused);
                clock(ClockChange.PAUSED, paused, at);
            }
        }
    }

    /** The lead stands for itself again: its clocks run on, but for those that its stage has paused. */
    private void goOn(Instant at) {
        for (ClockRun run : state.clocks()) {
            if (run.isPaused() && runsInItsStage(run)) {
                ClockRun resumed = run.resumed(at);
                replace(run, resumed);
                clock(ClockChange.RESUMED, resumed, at);
            }
        }
    }

    private boolean runsInItsStage(ClockRun run) {
        StageStay current = state.current();
        return current == null
                || model.stage(current.stage()).map(stage -> stage.lets(run)).orElse(true);
    }

    /** A clock of a lead that turned out to be this one runs on here with what was left; no time of a merged lead counts. */
    void takeOver(ClockRun stood, Instant at) {
        ClockRun run = stood.isPaused() && runsInItsStage(stood) ? stood.resumed(present.beginning(at)) : stood;
        add(run);
        if (run.canEnd() && !run.isPaused()) {
            clock(ClockChange.STARTED, run, run.since());
        }
    }

    /** Lets time pass until an instant. */
    void advance(Instant to) {
        int left = state.isMerged() ? 0 : MOST_ALARMS;
        while (left > 0) {
            Optional<Alarm> next =
                    Alarm.next(state, model).filter(alarm -> !alarm.at().isAfter(to));
            if (next.isEmpty()) {
                return;
            }
            switch (next.get()) {
                case Alarm.ClockReaches reached -> reach(reached);
                case Alarm.GuardHeld held -> take(held);
            }
            left--;
        }
    }

    private void reach(Alarm.ClockReaches reached) {
        ClockRun run = reached.run().in(reached.phase());
        replace(reached.run(), run);
        Instant at = notBefore(reached.at());
        switch (reached.phase()) {
            case RUNNING -> throw new IllegalStateException("a clock does not begin by an alarm");
            case DUE -> clock(ClockChange.DUE, run, at);
            case OVERDUE -> clock(ClockChange.OVERDUE, run, at);
            case BREACHED -> {
                clock(ClockChange.BREACHED, run, at);
                work(state.work().breached());
                settle(at, new TransitionActor.Timer());
            }
            case ESCALATED -> {
                clock(ClockChange.ESCALATED, run, at);
                if (run.attempt() < reached.clock().attempts()) {
                    ClockRun again = ClockRun.start(reached.clock(), run.stage(), run.attempt() + 1, at);
                    replace(run, again);
                    clock(ClockChange.STARTED, again, at);
                }
            }
        }
    }

    /**
     * A guard that has held since it was first seen to: every input looks anew and forgets those that do not. Only
     * another model since then can make that untrue, and then nothing is taken.
     */
    private void take(Alarm.GuardHeld held) {
        Instant at = notBefore(held.at());
        List<GuardResult> guards =
                new Guards(input, state).check(held.way().way().guard());
        if (!Guards.satisfied(guards)) {
            Map<String, Instant> left = new HashMap<>(state.waiting());
            left.remove(held.way().id());
            state = state.waitingFor(left);
            return;
        }
        enter(held.way().to(), at, new Cause(Reason.GUARDS_HELD, guards, new TransitionActor.Timer(), null));
        settle(at, new TransitionActor.Timer());
    }

    /** Takes ways whose guards are satisfied until none is left; no stage is entered twice. */
    void settle(Instant at, TransitionActor by) {
        Set<String> entered = new HashSet<>();
        boolean moved = true;
        while (moved) {
            StageStay current = state.current();
            if (current == null) {
                return;
            }
            entered.add(current.stage());
            moved = step(at, by, entered);
        }
    }

    /** Begins the dwell of ways whose guards are satisfied, and takes none. */
    void arm(Instant at) {
        Map<String, Instant> waiting = new HashMap<>();
        Lifecycle.open(state, model)
                .filter(open -> open.way().dwell().isPositive())
                .filter(open -> Guards.satisfied(
                        new Guards(input, state).check(open.way().guard())))
                .forEach(open -> waiting.put(open.id(), at));
        state = state.waitingFor(waiting);
    }

    private boolean step(Instant at, TransitionActor by, Set<String> entered) {
        Map<String, Instant> waiting = new HashMap<>();
        for (Lifecycle.OpenWay open : Lifecycle.open(state, model).toList()) {
            List<GuardResult> guards = new Guards(input, state).check(open.way().guard());
            if (!Guards.satisfied(guards)) {
                continue;
            }
            if (open.way().dwell().isPositive()) {
                waiting.put(open.id(), state.waiting().getOrDefault(open.id(), at));
            } else if (!entered.contains(open.to())) {
                enter(open.to(), at, new Cause(Reason.GUARDS_SATISFIED, guards, by, null));
                return true;
            }
        }
        state = state.waitingFor(waiting);
        return false;
    }

    /** Enters a stage, with all that this sets off. */
    void enter(String to, Instant at, Cause cause) {
        enter(to, at, cause, UnaryOperator.identity());
    }

    /** Enters a stage, with what is known of the lead beside it. */
    void enter(String to, Instant at, Cause cause, UnaryOperator<LeadState> known) {
        Stage stage = model.stage(to).orElseThrow(() -> new IllegalStateException("the model has no such stage"));
        StageStay left = state.current();
        List<ClockRun> before = state.clocks();
        move(stage, at, cause);
        state = known.apply(state);
        happenings.add(new LifecycleEvent.Transition(
                next(),
                left == null ? null : left.stage(),
                left == null ? null : left.since(),
                to,
                at,
                cause.reason(),
                cause.guards(),
                cause.by(),
                cause.feedbackReason(),
                state));
        before.forEach(run -> carryOver(run, stage, at, cause));
        if (cause.isBroughtAlong()) {
            return;
        }
        handOver(stage, at);
        for (String name : stage.onEntry().starts()) {
            boolean runs = state.clocks().stream().anyMatch(run -> run.clock().equals(name));
            if (!runs) {
                start(name, to, at);
            }
        }
    }

    private void move(Stage stage, Instant at, Cause cause) {
        StageStay left = state.current();
        boolean isTakenBack = left != null && isTakenBack(left, cause);
        Work work = state.work();
        Baseline baseline = state.baseline();
        if (left != null && isResting(left.stage()) && !isResting(stage.name()) && baseline != null) {
            if (cause.beginsAnew()) {
                work = work.anew();
            } else if (cause.reason() == Reason.REOPEN) {
                baseline = null;
            }
        }
        OnEntry.Recycling recycling = stage.onEntry().recycling();
        Instant since = at;
        if (recycling != null && isTakenBack && baseline != null) {
            since = baseline.since();
        } else if (recycling != null) {
            String needed = recycling.ifBeen();
            boolean boosted = needed == null || work.been().contains(needed);
            baseline = Baseline.at(at, boosted ? recycling.boost() : BigDecimal.ZERO);
        }
        state = state.in(StageStay.after(left, stage.name(), at, isTakenBack))
                .with(work.having(stage.name()))
                .with(List.of())
                .under(quarantine(stage.onEntry().quarantine(), since, at, cause.by()))
                .from(baseline)
                .waitingFor(Map.of());
    }

    private boolean isTakenBack(StageStay left, Cause cause) {
        return cause.reason() == Reason.REOPEN
                && model.stage(left.stage())
                        .map(stage -> stage.commands().get(Verb.REOPEN) instanceof Effect.Back)
                        .orElse(false);
    }

    private boolean isResting(String name) {
        return model.stage(name)
                .map(stage -> stage.onEntry().recycling() != null)
                .orElse(false);
    }

    /** That of the stage, or a longer one that holds in all. */
    private @Nullable Quarantine quarantine(
            OnEntry.@Nullable QuarantineRule rule, Instant since, Instant at, TransitionActor by) {
        Quarantine asked = rule == null ? null : Quarantine.asked(rule, since, at, by, state.quarantine());
        return Quarantine.longer(asked, state.ties().quarantine(), at);
    }

    /** What becomes of a clock when the lead leaves the stage. */
    private void carryOver(ClockRun run, Stage stage, Instant at, Cause cause) {
        if (model.isMetIn(run.clock(), stage.name()) && !run.isPaused() && !cause.isBroughtAlong()) {
            clock(ClockChange.MET, run, at);
            return;
        }
        if (!run.canEnd()) {
            return;
        }
        boolean comesBack =
                stage.onEntry().starts().contains(run.clock()) && !cause.isByItself() && !cause.isBroughtAlong();
        if (stage.onEntry().pausesClocks()) {
            ClockRun paused = run.isPaused() ? run : run.paused(at, model.calendar());
            add(paused);
            if (!run.isPaused()) {
                clock(ClockChange.PAUSED, paused, at);
            }
        } else if (run.isPaused() && comesBack) {
            ClockRun resumed = run.resumed(at);
            add(resumed);
            clock(ClockChange.RESUMED, resumed, at);
        } else {
            clock(ClockChange.CANCELLED, run, at);
        }
    }

    private void handOver(Stage stage, Instant at) {
        OnEntry.HandoverRule rule = stage.onEntry().handover();
        if (rule == null) {
            return;
        }
        Guards guards = new Guards(input, state);
        String owner = state.work().owner();
        happenings.add(new LifecycleEvent.Handover(
                next(), at, stage.name(), rule.advice(guards), rule.missing(guards), owner));
    }

    private void start(String name, String stage, Instant at) {
        Clock clock = model.clock(name).orElseThrow(() -> new IllegalStateException("the model has no such clock"));
        ClockRun run = ClockRun.start(clock, stage, 1, present.beginning(at));
        add(run);
        clock(ClockChange.STARTED, run, run.startedAt());
    }

    /** Ends the clocks that a command meets. */
    void meet(Verb verb, Instant at) {
        for (ClockRun run : state.clocks()) {
            boolean met = model.clock(run.clock())
                    .map(clock -> clock.metBy().contains(verb.word()))
                    .orElse(false);
            if (met && !run.isPaused()) {
                replace(run, null);
                clock(ClockChange.MET, run, at);
            }
        }
    }

    private void clock(ClockChange what, ClockRun run, Instant at) {
        Instant due = run.isPaused()
                ? null
                : model.clock(run.clock())
                        .map(clock -> run.dueAt(clock, model.calendar()))
                        .orElse(null);
        happenings.add(new LifecycleEvent.ClockChanged(
                next(), at, what, run, due, state.work().owner()));
    }

    /** Time does not run backwards: nothing happens before the lead entered the stage. */
    Instant notBefore(Instant at) {
        StageStay current = state.current();
        return current != null && at.isBefore(current.since()) ? current.since() : at;
    }

    private long next() {
        state = state.counting();
        return state.sequence();
    }

    void work(Work work) {
        state = state.with(work);
    }

    void become(LeadState next) {
        state = next;
    }

    private void add(ClockRun run) {
        List<ClockRun> runs = new ArrayList<>(state.clocks());
        runs.add(run);
        state = state.with(runs);
    }

    private void replace(ClockRun run, @Nullable ClockRun by) {
        List<ClockRun> runs = new ArrayList<>();
        for (ClockRun each : state.clocks()) {
            if (!each.equals(run)) {
                runs.add(each);
            } else if (by != null) {
                runs.add(by);
            }
        }
        state = state.with(runs);
    }
}
