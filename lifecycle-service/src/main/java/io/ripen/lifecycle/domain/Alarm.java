package io.ripen.lifecycle.domain;

import io.ripen.lifecycle.domain.sla.Clock;
import io.ripen.lifecycle.domain.sla.ClockPhase;
import io.ripen.lifecycle.domain.sla.ClockRun;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Something that time alone brings about. */
sealed interface Alarm {
    /** When. */
    Instant at();

    /** A clock reaches a phase. */
    record ClockReaches(ClockRun run, Clock clock, ClockPhase phase, Instant at) implements Alarm {}

    /** A guard has held long enough. */
    record GuardHeld(Lifecycle.OpenWay way, Instant at) implements Alarm {}

    /** The first of all; of several at one instant clocks first, in the order they were started. */
    static Optional<Alarm> next(LeadState state, StageModel model) {
        Stream<Alarm> clocks = state.clocks().stream()
                .flatMap(run -> model.clock(run.clock()).stream()
                        .flatMap(clock -> run.next(clock, model.calendar()).stream()
                                .map(next -> new ClockReaches(run, clock, next.phase(), next.at()))));
        Stream<Alarm> guards = Lifecycle.open(state, model)
                .filter(way -> state.waiting().containsKey(way.id()))
                .map(way -> new GuardHeld(
                        way,
                        state.waiting()
                                .getOrDefault(way.id(), Instant.MAX)
                                .plus(way.way().dwell())));
        return Stream.concat(clocks, guards).min(Comparator.comparing(Alarm::at));
    }
}
